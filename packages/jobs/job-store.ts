import type { Progress } from '#kernel';
import { openedNote, sealedNote, type Engine } from '#store';
import { jobOver, unknownJob } from './refusals.ts';

/** States of a job. */
export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** A job as the screen shows it. */
export interface JobView {
  readonly job: string;
  readonly name: string;
  readonly subject: string;
  readonly at: Date;
  readonly state: JobState;
  readonly progress: Progress | null;
  readonly fault: string | null;
  readonly ended: Date | null;
}

/** A job taken up by a worker. */
export interface TakenJob {
  readonly job: string;
  readonly name: string;
  readonly subject: string;
  readonly input: unknown;
  readonly resumeFrom: unknown;
  readonly attempts: number;
}

/** Seconds that a worker may be silent before another one takes its job. */
const LEASE_S = 15;
/** Runs that end by the death of their process before a job counts as failed. */
const ATTEMPTS = 5;

interface TakenRow {
  readonly job: string;
  readonly name: string;
  readonly subject: string;
  readonly input: Buffer;
  readonly checkpoint: Buffer | null;
  readonly attempts: number;
}

/** Takes the oldest job that waits or whose worker fell silent (kill -9); it resumes from its checkpoint. */
export async function takeJob(engine: Engine, names: readonly string[]): Promise<TakenJob | undefined> {
  await engine.sql.query(
    'job-give-up',
    `update suwen.job set state = 'failed', fault = 'its process died ' || attempts || ' times', ended = to_timestamp($1::float8 / 1000)
     where state = 'running' and leased < to_timestamp($1::float8 / 1000) and attempts >= ${ATTEMPTS}`,
    [engine.now()],
  );
  const [row] = await engine.sql.query<TakenRow>(
    'job-take',
    `update suwen.job set state = 'running', attempts = attempts + 1, leased = to_timestamp($1::float8 / 1000) + make_interval(secs => ${LEASE_S})
     where job = (select job from suwen.job
                  where state in ('waiting', 'running') and not cancel and name = any ($2::text[])
                    and (leased is null or leased < to_timestamp($1::float8 / 1000))
                  order by at limit 1 for update skip locked)
     returning job, name, subject, input, checkpoint, attempts`,
    [engine.now(), [...names]],
  );
  if (row === undefined) return undefined;
  const house = await engine.dataKeys.house();
  return {
    job: row.job,
    name: row.name,
    subject: row.subject,
    attempts: row.attempts,
    input: openedNote(engine, `job/${row.job}/input`, row.input, house),
    resumeFrom: row.checkpoint === null ? undefined : openedNote(engine, `job/${row.job}/checkpoint`, row.checkpoint, house),
  };
}

/** Says that the worker lives; true when the job is to be cancelled. */
export async function heartbeat(engine: Engine, job: string): Promise<boolean> {
  const [row] = await engine.sql.query<{ readonly cancel: boolean }>(
    'job-heartbeat',
    `update suwen.job set leased = to_timestamp($2::float8 / 1000) + make_interval(secs => ${LEASE_S}) where job = $1 and state = 'running' returning cancel`,
    [job, engine.now()],
  );
  return row?.cancel ?? true;
}

/** Shows how far a job is. */
export const saveProgress = async (engine: Engine, job: string, progress: Progress): Promise<void> =>
  void (await engine.sql.query('job-progress', 'update suwen.job set progress = $2 where job = $1', [job, JSON.stringify(progress)]));

/** Remembers where to resume; durable on return. */
export async function saveCheckpoint(engine: Engine, job: string, state: unknown): Promise<void> {
  const sealed = sealedNote(engine, `job/${job}/checkpoint`, state, await engine.dataKeys.house());
  await engine.sql.query('job-checkpoint', 'update suwen.job set checkpoint = $2 where job = $1', [job, sealed]);
}

/** Ends a job with its result, its fault or by cancellation. */
export async function endJob(engine: Engine, job: string, state: 'done' | 'failed' | 'cancelled', more: { readonly result?: unknown; readonly fault?: string }): Promise<void> {
  const result = more.result === undefined ? null : sealedNote(engine, `job/${job}/result`, more.result, await engine.dataKeys.house());
  await engine.sql.query(
    'job-end',
    `update suwen.job set state = $2, result = $3, fault = $4, leased = null, ended = to_timestamp($5::float8 / 1000) where job = $1 and state = 'running'`,
    [job, state, result, more.fault ?? null, engine.now()],
  );
}

/** Asks a job to stop: one that waits is cancelled at once, a running one is stopped by its worker. */
export async function cancelJob(engine: Engine, job: string): Promise<void> {
  const [row] = await engine.sql.query<{ readonly state: JobState }>(
    'job-cancel',
    `update suwen.job set cancel = true, state = case when state = 'waiting' then 'cancelled' else state end
     where job = $1 and state in ('waiting', 'running') returning state`,
    [job],
  );
  if (row !== undefined) return;
  await readJob(engine, job);
  throw jobOver(job);
}

const COLUMNS = 'job, name, subject, at, state, progress, fault, ended';

/** One job; refuses `not-found`. */
export async function readJob(engine: Engine, job: string): Promise<JobView> {
  const [row] = /^[0-9a-f-]{36}$/u.test(job)
    ? await engine.sql.query<JobView>('job-read', `select ${COLUMNS} from suwen.job where job = $1`, [job])
    : [];
  if (row === undefined) throw unknownJob(job);
  return row;
}

/** The result of a job that is done; undefined otherwise. */
export async function jobResult(engine: Engine, job: string): Promise<unknown> {
  const [row] = await engine.sql.query<{ readonly result: Buffer | null }>('job-result', 'select result from suwen.job where job = $1', [job]);
  if (row?.result === null || row?.result === undefined) return undefined;
  return openedNote(engine, `job/${job}/result`, row.result, await engine.dataKeys.house());
}
