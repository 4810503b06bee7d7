import type { Mark } from './seal-blob.ts';

/** A blob as the table counts it. */
export interface BlobRow {
  readonly address: string;
  readonly keyId: number;
  /** Bytes of content. */
  readonly size: number;
  /** Keyed hash of the content under the key of `keyId`. */
  readonly mark: Buffer;
}

/**
 * Which blobs there are and how many records refer to each; the store keeps it in SQL and adds or drops references in the
 * transaction that writes the record. A row without references carries the time since when.
 */
export interface BlobTable {
  /**
   * The address and key of a blob with one of these marks; its time without references starts anew in the same statement,
   * so that it is not collected before the caller refers to it.
   */
  recognise(
    marks: readonly Mark[],
    now: Date,
  ): Promise<{ readonly address: string; readonly keyId: number } | undefined>;
  /** Adds a row without references; nothing changes where the address is there. */
  add(row: BlobRow, now: Date): Promise<void>;
  /** Which of these addresses have a row. */
  known(addresses: readonly string[]): Promise<ReadonlySet<string>>;
  /** Takes out, in one statement, up to `limit` rows without references since before `before`, and returns addresses. */
  takeUnreferenced(before: Date, limit: number): Promise<readonly string[]>;
  /** All addresses, for scrubbing: what has a row must lie on the shelf. */
  addresses(): AsyncIterable<string>;
}
