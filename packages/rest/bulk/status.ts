import { cancelJob, forgetJob, jobResult, type JobView } from '#jobs';
import { Refusal } from '#kernel';
import type { Asked, RestOperation } from '../door.ts';
import { outcomeOf } from '../outcome.ts';
import type { Reply } from '../reply.ts';
import { bulkJob } from './bulk-job.ts';
import type { BulkParts, ExportResult } from './export-job.ts';
import type { ImportResult } from './import-state.ts';
import { unknownBulkJob } from './refusals.ts';

/**
 * State of an export or import: 202 with X-Progress while it runs, 200 with its files when it is done; DELETE cancels it,
 * or forgets what is done (Bulk Data 2.0, status request).
 */
export const statusOperation = (parts: BulkParts): RestOperation => ({
  name: 'bulk-status',
  title: { 'zh-CN': '导入导出状态', en: 'State of an import or export' },
  at: { system: true, types: 'none', instance: false },
  get: true,
  deletes: true,
  changes: true,
  run: async (_door, asked) => {
    const job = await bulkJob(parts, asked);
    if (asked.request.method === 'DELETE') return cancelled(parts, job);
    switch (job.state) {
      case 'waiting':
      case 'running':
        return { status: 202, headers: { 'X-Progress': progressText(job), 'Retry-After': '1' } };
      case 'cancelled':
        throw unknownBulkJob(job.job);
      case 'failed':
        return failed(job, asked);
      case 'done':
        return manifest(parts, job, asked);
    }
  },
});

async function cancelled({ store }: BulkParts, { job, state }: JobView): Promise<Reply> {
  if (state === 'waiting' || state === 'running') await cancelJob(store.engine, job);
  else if (state === 'cancelled') throw unknownBulkJob(job);
  else await forgetJob(store.engine, job);
  return { status: 202 };
}

/** At most 100 characters, for people. */
function progressText({ progress, state }: JobView): string {
  if (progress === null) return state;
  const { done, total, phase } = progress;
  return `${phase.en}: ${done}${total === undefined ? '' : ` of ${total}`}`.slice(0, 100);
}

function failed({ fault, job }: JobView, { request }: Asked): Reply {
  const text = fault ?? '';
  const refusal = new Refusal('unavailable', 'bulk/failed', {
    'zh-CN': `任务失败:${text}`,
    en: `The job failed: ${text}`,
  });
  return { status: 500, headers: { 'X-Job': job }, body: JSON.stringify(outcomeOf(refusal, request.language)) };
}

async function manifest({ store }: BulkParts, { job, name }: JobView, { request }: Asked): Promise<Reply> {
  const result = await jobResult(store.engine, job);
  const urlOf = (file: number): string => `${request.base}/$bulk-file?job=${job}&file=${file}`;
  const body =
    name === 'bulk/export' ? exported(result as ExportResult, urlOf) : imported(result as ImportResult, urlOf);
  return { status: 200, type: 'application/json', body: JSON.stringify(body) };
}

type UrlOf = (file: number) => string;

function exported({ transactionTime, request, files }: ExportResult, urlOf: UrlOf): unknown {
  const all = files.map(({ type, count, deleted }, file) => ({
    deleted,
    shown: { type: deleted ? 'Bundle' : type, url: urlOf(file), count },
  }));
  return {
    transactionTime,
    request,
    requiresAccessToken: true,
    output: all.filter(({ deleted }) => !deleted).map(({ shown }) => shown),
    deleted: all.filter(({ deleted }) => deleted).map(({ shown }) => shown),
    error: [],
  };
}

function imported({ transactionTime, request, counts, written, refused, errors }: ImportResult, urlOf: UrlOf): unknown {
  return {
    transactionTime,
    request,
    requiresAccessToken: true,
    written,
    refused,
    output: Object.entries(counts).map(([type, count]) => ({ type, count })),
    error: errors.map(({ count }, file) => ({ type: 'OperationOutcome', url: urlOf(file), count })),
  };
}
