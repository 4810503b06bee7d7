import type { Session } from '#store';
import type { BulkFile } from './bulk-files.ts';

/** A file to import: uploaded already, or fetched by the job. */
export type ImportSource =
  | { readonly name: string; readonly file: BulkFile }
  | { readonly name: string; readonly url: string };

/** What an import job works on; kept sealed. */
export interface ImportInput {
  readonly sources: readonly ImportSource[];
  readonly request: string;
  readonly session: Pick<Session, 'agent' | 'owner'>;
}

/** Refusals of an import, as ndjson of OperationOutcomes. */
export interface RefusedFile extends BulkFile {
  readonly count: number;
}

/** What an import counts. */
export interface ImportCounts {
  readonly written: number;
  readonly refused: number;
  /** Written resources by type. */
  readonly counts: Readonly<Record<string, number>>;
  readonly errors: readonly RefusedFile[];
}

/** What an import gives. */
export interface ImportResult extends ImportCounts {
  readonly transactionTime: string;
  readonly request: string;
}

/** Where an import stands: all up to this line of this source is written or refused. */
export interface ImportState extends ImportCounts {
  readonly source: number;
  readonly line: number;
  /** Sources that were fetched, by position. */
  readonly fetched: Readonly<Record<number, BulkFile>>;
  /** Lines whose bundles wait for what they refer to: tried again when all else is there. */
  readonly waiting: readonly (readonly [source: number, line: number])[];
}
