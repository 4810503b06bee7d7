import { jobResult } from '#jobs';
import type { RestOperation } from '../door.ts';
import { bulkJob } from './bulk-job.ts';
import type { BulkFile } from './bulk-files.ts';
import type { BulkParts, ExportResult } from './export-job.ts';
import type { ImportResult } from './import-state.ts';
import { unknownFile } from './refusals.ts';

/** The media type of lines of FHIR JSON. */
export const NDJSON = 'application/fhir+ndjson';

/** A file of an export, or the refusals of an import: streamed as it is opened. */
export const fileOperation = (parts: BulkParts): RestOperation => ({
  name: 'bulk-file',
  title: { 'zh-CN': '导入导出文件', en: 'File of an import or export' },
  at: { system: true, types: 'none', instance: false },
  get: true,
  anyType: true,
  changes: false,
  run: async (_door, asked) => {
    const { job } = await bulkJob(parts, asked);
    const number = asked.request.query.find(([name]) => name === 'file')?.[1] ?? '';
    const file = filesOf(await jobResult(parts.store.engine, job))[Number(number)];
    if (file === undefined) throw unknownFile(number);
    const content = await opened(parts, file, number);
    return { status: 200, type: NDJSON, body: content, headers: { 'Content-Length': String(file.size) } };
  },
});

async function opened({ files }: BulkParts, file: BulkFile, number: string): Promise<AsyncIterable<Buffer>> {
  try {
    return await files.get(file);
  } catch (fault) {
    // Old files are collected; a damaged one is loud.
    if (fault instanceof Error && 'code' in fault && fault.code === 'blobs/missing') throw unknownFile(number);
    throw fault;
  }
}

function filesOf(result: unknown): readonly BulkFile[] {
  const { files, errors } = (result ?? {}) as Partial<ExportResult & ImportResult>;
  return files ?? errors ?? [];
}
