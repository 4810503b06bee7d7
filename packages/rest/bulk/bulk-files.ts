import type { Blobs, Content } from '#blobs';
import type { DataKey } from '#security';

/** Files of exports and imports: sealed blobs under the key of the house, as they hold many patients. */
export interface BulkFiles {
  put(content: Content): Promise<BulkFile>;
  /** The content, verified as it is read; throws where it was collected since. */
  get(file: BulkFile): Promise<AsyncIterable<Buffer>>;
}

/** A kept file. Nothing refers to it: it is collected when it is older than the oldest backup. */
export interface BulkFile {
  readonly address: string;
  /** Bytes. */
  readonly size: number;
}

/** Files over the blobs of the house. */
export const bulkFiles = (blobs: Blobs, house: () => Promise<DataKey>): BulkFiles => ({
  async put(content) {
    const { address, size } = await blobs.put(await house(), content);
    return { address, size };
  },
  get: async ({ address }) => (await blobs.get(await house(), address)).content,
});
