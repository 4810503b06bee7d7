import { setTimeout as pause } from 'node:timers/promises';
import { resourceTypes, type ResourceType } from '#fhir';
import type { Job, JobContext } from '#kernel';
import { parametersReady, readRegistry, reindexBatch, type Engine } from '#store';
import { LOOK_MS, type LiveIndex } from './live-index.ts';
import type { ReindexInput } from './hospital-parameters.ts';

/** Where an earlier run stopped. */
interface Checkpoint {
  readonly type: string;
  readonly after: string;
}

/** Extracts the rows of an older index again, online; what is complete then answers searches. */
export const reindexJob = (engine: Engine, live: LiveIndex): Job<ReindexInput> => ({
  name: 'rest/reindex',
  title: { 'zh-CN': '重建检索索引', en: 'Extract the search index again' },
  run: async (context, { epoch }) => {
    // Every process has looked by then: what is written from now on carries the new stamp.
    await pause(3 * LOOK_MS, undefined, { signal: context.signal });
    await live.refresh();
    const types = await affected(engine);
    let done = 0;
    for (;;) {
      const looked = await pass(engine, types, epoch, context, done);
      done += looked;
      if (looked === 0) break;
    }
    await parametersReady(engine.sql, epoch);
    return { done };
  },
});

/** The types of the parameters that are not complete; all of them where the extraction itself changed. */
async function affected(engine: Engine): Promise<readonly ResourceType[]> {
  const { definitions, indexing } = await readRegistry(engine.sql);
  const bases = new Set(definitions.filter(({ url }) => indexing.has(url)).flatMap(({ base }) => base));
  return bases.size === 0 || bases.has('Resource') || bases.has('DomainResource')
    ? resourceTypes
    : resourceTypes.filter((type) => bases.has(type));
}

/** One pass over all types; returns how many rows were older. */
async function pass(
  engine: Engine,
  types: readonly ResourceType[],
  epoch: number,
  context: JobContext,
  before: number,
): Promise<number> {
  const from = context.resumeFrom as Checkpoint | undefined;
  const start = before === 0 && from !== undefined ? Math.max(0, types.indexOf(from.type as ResourceType)) : 0;
  let looked = 0;
  for (const type of types.slice(start)) {
    let after = before === 0 && from?.type === type ? BigInt(from.after) : -1n;
    for (;;) {
      const batch = await reindexBatch(engine, type, epoch, after);
      if (batch === undefined) break;
      after = batch.last;
      looked += batch.looked;
      await context.progress({ done: before + looked, phase: { 'zh-CN': `索引 ${type}`, en: `Indexing ${type}` } });
      await context.checkpoint({ type, after: String(after) } satisfies Checkpoint);
    }
  }
  return looked;
}
