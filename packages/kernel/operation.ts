import type { Reference, ResourceType } from '#fhir';
import type { Context } from './context.ts';
import type { Reader, Shape } from './reader.ts';
import type { Words } from './words.ts';

/**
 * Something that happens in the hospital: one transaction (READ COMMITTED), authorised, audited, and exposed by itself
 * as a FHIR `$operation`. `run` may be repeated: nothing leaves the house inside it but by outbox and job.
 */
export interface Operation<In, Out> {
  /** Department-prefixed: `pharmacy/dispense`; its FHIR code is `$pharmacy-dispense`. */
  readonly name: string;
  /** 'system', or the resource type it is invoked on. */
  readonly on: 'system' | ResourceType;
  readonly title: Words;
  readonly roles: readonly string[];
  /** Whether it may write; every changing call takes an idempotency key. */
  readonly changes: boolean;
  /** A standard name it answers to as well: `$book`. */
  readonly alias?: string;
  readonly input: Shape<In>;
  readonly output: Reader<Out>;
  /** What it must hold: locked before the first read, in one order for all. */
  readonly holds?: (input: In) => readonly Reference[];
  /** Types it reads whole through `facts`, for the audit and the manual. */
  readonly facts?: readonly ResourceType[];
  /** Restores the prior versions if nobody wrote since (8 s). */
  readonly undo?: 'restore';
  run(context: Context, input: In): Promise<Out>;
}

/** An operation whose types are not known here, as a registry holds it. */
export interface AnyOperation extends Omit<Operation<never, unknown>, 'input'> {
  readonly input: Readonly<Record<string, Reader<unknown>>>;
}
