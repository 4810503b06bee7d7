import type { AnyJob } from '#jobs';
import type { RestOperation } from '../door.ts';
import { exportJob } from './export-job.ts';
import { exportOperation } from './export.ts';
import { fileOperation } from './file.ts';
import { importJob } from './import-job.ts';
import type { ImportParts } from './import-run.ts';
import { importOperation } from './import.ts';
import { statusOperation } from './status.ts';

export { collectionAsTransaction } from './bundle-units.ts';
export { PLACE } from './tally.ts';
export { bulkFiles } from './bulk-files.ts';
export type { ImportParts as BulkDataParts } from './import-run.ts';

/** The jobs of bulk data, for the worker. */
export const bulkJobs = (parts: ImportParts): readonly AnyJob[] => [exportJob(parts), importJob(parts)];

/** `$export`, `$import` and what tells of them, for the door. */
export const bulkOperations = (parts: ImportParts): readonly RestOperation[] => [
  exportOperation(parts),
  importOperation(parts),
  statusOperation(parts),
  fileOperation(parts),
];
