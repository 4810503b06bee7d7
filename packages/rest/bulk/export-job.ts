import { randomUUID } from 'node:crypto';
import { compartment, type Group } from '#fhir';
import type { Job, JobContext, Progress } from '#kernel';
import { bigintOf, slotText, type AnswerContext } from '#search';
import {
  countTypes,
  exportBatch,
  resourceOf,
  settledTime,
  type Engine,
  type ExportScope,
  type OpenStore,
  type Session,
  type Version,
} from '#store';
import type { BulkFile, BulkFiles } from './bulk-files.ts';
import { typesOf, type ExportInput } from './export-input.ts';
import { typeFilters, type Wanted } from './type-filter.ts';

/** What the jobs of bulk data stand on. */
export interface BulkParts {
  readonly store: OpenStore;
  readonly files: BulkFiles;
  /** The search's registry and hashes. */
  readonly context: () => AnswerContext;
}

/** A file of an export. */
export interface ExportedFile extends BulkFile {
  readonly type: string;
  readonly count: number;
  /** Bundles of DELETE entries instead of resources. */
  readonly deleted: boolean;
}

/** What an export gives. */
export interface ExportResult {
  /** ISO instant: ask for what is new since then. */
  readonly transactionTime: string;
  /** The address that asked. */
  readonly request: string;
  readonly files: readonly ExportedFile[];
}

/** One type, of what is there or of what was deleted. */
interface Step {
  readonly type: string;
  readonly deleted: boolean;
}

/** Where an export stands: after each file. */
interface State extends Omit<ExportResult, 'request'> {
  readonly steps: readonly Step[];
  readonly step: number;
  /** Last key that is in a file. */
  readonly after: string;
  readonly done: number;
  readonly total: number | undefined;
}

/** Resources read at once, and in a file: a run after a crash repeats one file at most. */
const BATCH = 500;
const PER_FILE = 50_000;

/** Exports resources as ndjson, a type after another in order of creation, in memory of one batch. */
export const exportJob = (parts: BulkParts): Job<ExportInput> => ({
  name: 'bulk/export',
  title: { 'zh-CN': '批量导出', en: 'Bulk export' },
  memory: 512,
  async run(context, input) {
    const { engine } = parts.store;
    const session: Session = { ...input.session, request: randomUUID(), note: 'bulk/export' };
    const scope = await scopeOf(parts, session, input);
    const filters = typeFilters(input.filters, parts.context(), engine.now());
    let state = (context.resumeFrom as State | undefined) ?? (await begin(engine, input));
    while (state.step < state.steps.length) {
      state = await nextFile({ parts, context, session, scope, since: input.since, filters }, state);
      await context.checkpoint(state);
    }
    const { transactionTime, files } = state;
    return { transactionTime, request: input.request, files } satisfies ExportResult;
  },
});

async function begin(engine: Engine, { scope, types, since }: ExportInput): Promise<State> {
  const transactionTime = new Date(await settledTime(engine)).toISOString();
  const counts = await countTypes(engine);
  const inScope = typesOf(scope);
  const there = [...counts.keys()].filter((type) => inScope(type) && (types === undefined || types.includes(type)));
  const present = there.map((type) => ({ type, deleted: false }));
  const deleted = since === undefined ? [] : there.map((type) => ({ type, deleted: true }));
  const whole = scope.of === 'all' && since === undefined;
  const total = whole ? there.reduce((sum, type) => sum + (counts.get(type) ?? 0), 0) : undefined;
  return { transactionTime, files: [], steps: [...present, ...deleted], step: 0, after: '0', done: 0, total };
}

interface Work {
  readonly parts: BulkParts;
  readonly context: JobContext;
  readonly session: Session;
  readonly scope: ExportScope;
  readonly since: number | undefined;
  readonly filters: ReadonlyMap<string, Wanted>;
}

/** Writes the next file of the current step; no file where nothing is left. */
async function nextFile(work: Work, state: State): Promise<State> {
  const { type, deleted } = state.steps[state.step] ?? { type: '', deleted: false };
  const reading = { after: BigInt(state.after), count: 0, ended: false };
  const content = fileContent(work, state, { type, deleted }, reading);
  const first = await content.next();
  const kept = first.done === true ? undefined : await work.parts.files.put(joined(first.value, content));
  const file = kept && { ...kept, type, count: reading.count, deleted };
  return {
    ...state,
    files: file === undefined ? state.files : [...state.files, file],
    step: reading.ended ? state.step + 1 : state.step,
    after: reading.ended ? '0' : String(reading.after),
    done: state.done + reading.count,
  };
}

/** Lines of one file; tells through `reading` how far it came. */
async function* fileContent(
  { parts, context, session, scope, since, filters }: Work,
  { done, total }: State,
  { type, deleted }: Step,
  reading: { after: bigint; count: number; ended: boolean },
): AsyncGenerator<Buffer> {
  const wanted = filters.get(type);
  while (!reading.ended && reading.count < PER_FILE) {
    await context.progress(progressOf(type, done + reading.count, total));
    const range = { type, after: reading.after, deleted, limit: BATCH, ...(since === undefined ? {} : { since }) };
    const { versions, next } = await exportBatch(parts.store.engine, session, scope, range);
    reading.ended = next === undefined;
    reading.after = next ?? reading.after;
    const kept = deleted || wanted === undefined ? versions : versions.filter(({ text }) => wanted(resourceOf(text)));
    if (kept.length === 0) continue;
    reading.count += kept.length;
    yield Buffer.from(deleted ? deletions(kept) : kept.map(({ text }) => `${text}\n`).join(''), 'utf8');
  }
}

async function* joined(first: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

/** Deleted resources, as Bulk Data 2.0 asks: a transaction Bundle of DELETE entries. */
const deletions = (versions: readonly Version[]): string =>
  `${JSON.stringify({
    resourceType: 'Bundle',
    type: 'transaction',
    entry: versions.map(({ type, id }) => ({ request: { method: 'DELETE', url: `${type}/${id}` } })),
  })}\n`;

const progressOf = (type: string, done: number, total: number | undefined): Progress => ({
  done,
  ...(total === undefined ? {} : { total }),
  phase: { 'zh-CN': `导出 ${type}`, en: `Exporting ${type}` },
});

async function scopeOf({ store, context }: BulkParts, session: Session, { scope }: ExportInput): Promise<ExportScope> {
  if (scope.of === 'all') return { of: 'all' };
  const slots = compartmentSlots(context());
  if (!('id' in scope)) return { of: 'patients', slots };
  const group = resourceOf<Group>((await store.read(session, 'Group', scope.id)).text);
  const patients = (group.member ?? []).flatMap(({ entity, inactive }) => {
    const [type, id] = (entity.reference ?? '').split('/');
    return type === 'Patient' && id !== undefined && inactive !== true ? [store.engine.self('Patient', id)] : [];
  });
  return { of: 'group', slots, patients };
}

/** Slots of every reference parameter that places a type in the Patient compartment. */
function compartmentSlots({ registry, hash }: AnswerContext): readonly bigint[] {
  const slots = [...compartment('Patient')].flatMap(([type, codes]) =>
    codes.flatMap((code) => {
      const parameter = registry.find(type, code);
      if (parameter?.kind !== 'reference') return [];
      const holders = parameter.parts.length === 0 ? [parameter] : parameter.parts.map((part) => part.parameter);
      return holders.map((holder) => bigintOf(hash(slotText(holder))));
    }),
  );
  return [...new Set(slots)];
}
