import type { Job } from '#kernel';
import { startRun, type ImportParts } from './import-run.ts';
import { importSource } from './import-source.ts';
import type { ImportInput, ImportResult } from './import-state.ts';
import { importWaiting } from './import-waiting.ts';
import { IMPORT } from './import-writer.ts';

/**
 * Imports ndjson (Bulk Data Import draft): resources in batches, bundles as transactions; a bundle that waits for another
 * is tried again at the end. What is refused becomes an OperationOutcome; the rest stands.
 */
export const importJob = (parts: ImportParts): Job<ImportInput> => ({
  name: IMPORT,
  title: { 'zh-CN': '批量导入', en: 'Bulk import' },
  memory: 1024,
  async run(context, input) {
    const run = await startRun(parts, context, input);
    for (let source = run.state().source; source < input.sources.length; source += 1) await importSource(run, source);
    await importWaiting(run);
    const { written, refused, counts, errors } = run.state();
    const transactionTime = context.now().toISOString();
    return { transactionTime, request: input.request, written, refused, counts, errors } satisfies ImportResult;
  },
});
