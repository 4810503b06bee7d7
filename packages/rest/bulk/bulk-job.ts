import { readJob, type JobView } from '#jobs';
import type { Asked } from '../door.ts';
import type { BulkParts } from './export-job.ts';
import { unknownBulkJob } from './refusals.ts';

const NAMES = new Set(['bulk/export', 'bulk/import']);

/** The job that `job=` names: of the one who asked for it; for everybody else it is not there. */
export async function bulkJob({ store }: BulkParts, { request, claims }: Asked): Promise<JobView> {
  const job = request.query.find(([name]) => name === 'job')?.[1] ?? '';
  const found = await readJob(store.engine, job);
  if (!NAMES.has(found.name) || (found.subject !== claims.subject && claims.role !== 'admin'))
    throw unknownBulkJob(job);
  return found;
}
