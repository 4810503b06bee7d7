import { jobQueue } from '#jobs';
import type { Asked } from '../door.ts';
import type { Reply } from '../reply.ts';
import type { BulkParts } from './export-job.ts';

/** Address of a job's state, below the base. */
export const statusPath = (job: string): string => `$bulk-status?job=${job}`;

/** Asks for the job and answers 202 with the address of its state (FHIR async.html 3.1.7.1). */
export async function kickOff(
  { store }: BulkParts,
  { request, claims }: Asked,
  job: string,
  input: unknown,
): Promise<Reply> {
  const id = await store.engine.sql.transaction((sql) => jobQueue(store.engine, sql, claims).enqueue(job, input));
  return { status: 202, headers: { 'Content-Location': `${request.base}/${statusPath(id)}` } };
}
