/** A version as it lies in the database, before it is opened. */
export interface SealedRow {
  readonly key: bigint;
  readonly type: number;
  readonly id: string;
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly updated: number;
  readonly owner: number;
  readonly deleted: boolean;
  /** 1: the house key. */
  readonly datakey: number;
  /** The wrapped data key, read with the row: a shredded key opens nothing, in no process. */
  readonly wrapped: Buffer | null;
  readonly patient: bigint;
  readonly content: Buffer;
}

/** One date of an index row: [lo, hi) in milliseconds, ±Infinity where it is open. */
export interface DateValue {
  readonly slot: bigint;
  readonly lo: number;
  readonly hi: number;
}

/** One number of an index row, in its own unit. */
export interface NumberValue {
  readonly slot: bigint;
  readonly unit: bigint;
  readonly lo: number;
  readonly hi: number;
}

/** A version ready to be written. */
export interface WriteRow {
  readonly key: bigint;
  readonly self: bigint;
  readonly type: number;
  readonly id: string;
  /** The version it replaces; 0: it must not exist. */
  readonly expected: number;
  readonly owner: number;
  readonly patient: bigint;
  readonly datakey: number;
  readonly deleted: boolean;
  readonly dateLo: number | undefined;
  readonly dateHi: number | undefined;
  /** The index that its facts were extracted for (suwen.registry); what needs none is newer than any. */
  readonly extractor: number;
  /** Big-endian 64-bit hashes, sorted, distinct. */
  readonly facts: Uint8Array;
  /** Big-endian pairs of slot and target. */
  readonly links: Uint8Array;
  readonly dates: readonly DateValue[];
  readonly numbers: readonly NumberValue[];
  readonly content: Buffer;
}

/** The audit and event line of the request that a run of rows belongs to. */
export interface WriteLine {
  readonly request: string;
  readonly agent: number;
  readonly action: number;
  readonly note: string | undefined;
  readonly rows: readonly WriteRow[];
}

/** Columns of a sealed row, from `suwen.resource r`, in the names of SealedRow. */
export const SEALED_COLUMNS = `r.key, r.type, r.id, r.version, round(date_part('epoch', r.updated) * 1000) as updated,
  r.owner, r.deleted, r.datakey, r.patient, r.content,
  (select k.wrapped from suwen.datakey k where k.datakey = r.datakey) as wrapped`;
