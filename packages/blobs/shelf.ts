/** Where sealed blobs lie: bytes by address, no keys, no meaning. Disk and S3 stand behind it, under one contract suite. */
export interface Shelf {
  /** A local folder for blobs in the making; on disk it shares the file system of the shelf. */
  readonly spool: string;
  /** Takes a finished spool file in: durable when it returns, and never visible by halves. The spool file is gone after. */
  add(address: string, spooled: string): Promise<void>;
  /** The number of bytes, undefined where there is no such blob. */
  size(address: string): Promise<number | undefined>;
  /** Bytes `from` up to but without `to`; fewer where it ends before. Throws `blobs/missing`. */
  read(address: string, from: number, to: number): Promise<Buffer>;
  /** Removes it; nothing happens where there is none. */
  remove(address: string): Promise<void>;
  /** All that lies here, in no order, each with the time it came. */
  list(): AsyncIterable<Shelved>;
}

/** A blob as it lies on a shelf. */
export interface Shelved {
  readonly address: string;
  readonly since: Date;
}

/** An address: the SHA-256 root of the sealed bytes in lower-case hex. */
export const isAddress = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
