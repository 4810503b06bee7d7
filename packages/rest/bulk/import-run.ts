import type { JobContext } from '#kernel';
import { writtenRequests } from '#store';
import { committedUnits } from './committed.ts';
import type { BulkParts } from './export-job.ts';
import type { ImportInput, ImportState } from './import-state.ts';
import { IMPORT, importWriter, type ImportWriter } from './import-writer.ts';
import { pipeline, type Pipeline } from './pipeline.ts';
import { tally, type Tally } from './tally.ts';

/** What an import needs beside the parts of bulk jobs. */
export interface ImportParts extends BulkParts {
  /** Hosts that files may be fetched from. */
  readonly hosts: readonly string[];
}

/** A run of an import under way. */
export interface ImportRun {
  readonly parts: ImportParts;
  readonly context: JobContext;
  readonly input: ImportInput;
  readonly counts: Tally;
  readonly writer: ImportWriter;
  readonly under: Pipeline;
  /** `Type/id` of what is under way. */
  readonly flying: Set<string>;
  /** Source and line of bundles that wait for what they refer to. */
  readonly waiting: (readonly [source: number, line: number])[];
  /** Resources in a batch, as it was found to be quick enough. */
  size: number;
  /** What was saved last. */
  readonly state: () => ImportState;
  /** Whether it is time to settle. */
  readonly due: () => boolean;
  /** Waits for all that is under way and saves where the import stands: a run after a crash goes on from here. */
  settle(where: Partial<ImportState>): Promise<void>;
  progress(): Promise<void>;
}

const CHECKPOINT_MS = 5000;
/** Batches and bundles under way at once. */
const WIDTH = 3;
/** Milliseconds by which what was committed may lie before the time of a checkpoint. */
const MARGIN_MS = 60_000;

interface Saved extends ImportState {
  /** Milliseconds since 1970, when it was saved. */
  readonly at: number;
}

/** Begins, or goes on where an earlier run stopped: what it has committed since is only counted. */
export async function startRun(parts: ImportParts, context: JobContext, input: ImportInput): Promise<ImportRun> {
  const { engine } = parts.store;
  const earlier = context.resumeFrom as Saved | undefined;
  const begun: Saved = earlier ?? { ...NOTHING, at: engine.now() };
  if (earlier === undefined) await context.checkpoint(begun);
  const { agent } = input.session;
  const requests =
    earlier === undefined
      ? new Set<string>()
      : await writtenRequests(engine.sql, agent, IMPORT, earlier.at - MARGIN_MS);
  const counts = tally(begun);
  let state: ImportState = begun;
  let settled = performance.now();
  const under = pipeline(WIDTH);
  const waiting = [...begun.waiting];
  return {
    parts,
    context,
    input,
    counts,
    writer: importWriter(parts.store, context.id, input.session, committedUnits(context.id, requests), counts),
    under,
    flying: new Set(),
    waiting,
    size: 200,
    state: () => state,
    due: () => counts.full || performance.now() - settled > CHECKPOINT_MS,
    async settle(where) {
      await under.drain();
      state = { ...state, ...where, ...(await counts.settle(parts.files)), waiting: [...waiting] };
      await context.checkpoint({ ...state, at: engine.now() } satisfies Saved);
      settled = performance.now();
    },
    progress: () => context.progress({ done: counts.seen, phase: { 'zh-CN': '导入', en: 'Importing' } }),
  };
}

const NOTHING: ImportState = {
  source: 0,
  line: 0,
  written: 0,
  refused: 0,
  counts: {},
  errors: [],
  fetched: {},
  waiting: [],
};
