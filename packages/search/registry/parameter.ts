import type { SearchType } from '#fhir';
import type { Visit } from '../path/walk.ts';

/** Visits what a parameter finds in a resource. */
export type ResourceWalk = (resource: object, visit: Visit) => void;

/** One component of a composite: its own parameter, and what it finds below one context element. */
export interface Component {
  readonly parameter: Parameter;
  readonly walk: (context: unknown, resource: object, visit: Visit) => void;
}

/** A search parameter as it is asked on one type. */
export interface Parameter {
  /** The resource type it is asked on. */
  readonly base: string;
  /** The name under which its values are hashed: `base`, or `Resource` for the parameters of every type. */
  readonly space: string;
  readonly code: string;
  readonly kind: SearchType;
  readonly url: string;
  readonly expression: string;
  /** Types that a reference may point to; empty when any. */
  readonly targets: readonly string[];
  readonly components: readonly Component[];
  /** False while the hospital's index of it is being filled: refused by name. */
  readonly ready: boolean;
  /**
   * The parameters whose index answers for this one: itself; the one with the same expression (`patient` is `subject`
   * narrowed to Patient); several for a union (`combo-code`). Empty stands for itself.
   */
  readonly parts: readonly Part[];
  readonly walk: ResourceWalk;
}

/** A parameter that answers for another, perhaps only where it points to one type. */
export interface Part {
  readonly parameter: Parameter;
  readonly only?: string;
}

/** The parameters that hold the values of this one. */
export const partsOf = (parameter: Parameter): readonly Part[] =>
  parameter.parts.length === 0 ? [{ parameter }] : parameter.parts;
