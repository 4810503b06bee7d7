import type { Progress } from '#kernel';
import { openedNote, sealedNote, type Engine } from '#store';
import { announceJob } from './job-channel.ts';
import { jobOver, jobNotFailed, unknownJob } from './refusals.ts';

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

/** One run of a job: a later run of the same job has another number, and an earlier one can write nothing any more. */
export interface JobRun {
  readonly job: string;
  /** 1 for the first run. */
  readonly attempts: number;
}

/** A job taken up by a worker. */
export interface TakenJob extends JobRun {
  readonly name: string;
  readonly subject: string;
}

/** Seconds that a worker may be silent before another one takes its job. */
export const LEASE_S = 15;
/** Runs whose process died while their worker lived, before a job counts as failed. */
export const ATTEMPTS = 5;
/** Runs before a job counts as failed, whoever died: one that takes its whole server along is given up too. */
export const MOST_RUNS = 50;

/** Takes the oldest job that waits or whose worker fell silent (kill -9); it resumes from its checkpoint. */
export async function takeJob(engine: Engine, names: readonly string[]): Promise<TakenJob | undefined> {
  await engine.sql.query(
    'job-give-up',
    `update suwen.job set state = case when cancel then 'cancelled' else 'failed' end, leased = null,
       fault = case when cancel then null when deaths >= ${ATTEMPTS} then 'its process died ' || deaths || ' times'
                    else 'it was begun ' || attempts || ' times and its server died each time' end,
       ended = to_timestamp($1::float8 / 1000)
     where state = 'running' and leased < to_timestamp($1::float8 / 1000) and (deaths >= ${ATTEMPTS} or attempts >= ${MOST_RUNS} or cancel)`,
    [engine.now()],
  );
  const [taken] = await engine.sql.query<TakenJob>(
    'job-take',
    `update suwen.job set state = 'running', attempts = attempts + 1, leased = to_timestamp($1::float8 / 1000) + make_interval(secs => ${LEASE_S})
     where job = (select job from suwen.job
                  where state in ('waiting', 'running') and not cancel and name = any ($2::text[])
                    and (leased is null or leased < to_timestamp($1::float8 / 1000))
                  order by at limit 1 for update skip locked)
     returning job, name, subject, attempts`,
    [engine.now(), [...names]],
  );
  return taken;
}

/** What a taken job works on, and where an earlier run stopped. */
export async function openJob(
  engine: Engine,
  { job, attempts }: JobRun,
): Promise<{ readonly input: unknown; readonly resumeFrom: unknown }> {
  const [row] = await engine.sql.query<{ readonly input: Buffer; readonly checkpoint: Buffer | null }>(
    'job-open',
    `select input, checkpoint from suwen.job where job = $1 and attempts = $2 and state = 'running'`,
    [job, attempts],
  );
  if (row === undefined) throw new LostJob(job);
  const house = await engine.dataKeys.house();
  return {
    input: openedNote(engine, `job/${job}/input`, row.input, house),
    resumeFrom:
      row.checkpoint === null ? undefined : openedNote(engine, `job/${job}/checkpoint`, row.checkpoint, house),
  };
}

/** Says that the worker lives; tells whether the job goes on, is to be cancelled, or was lost to another run. */
export async function heartbeat(engine: Engine, { job, attempts }: JobRun): Promise<'go-on' | 'cancel' | 'lost'> {
  const [row] = await engine.sql.query<{ readonly cancel: boolean }>(
    'job-heartbeat',
    `update suwen.job set leased = to_timestamp($3::float8 / 1000) + make_interval(secs => ${LEASE_S})
     where job = $1 and attempts = $2 and state = 'running' returning cancel`,
    [job, attempts, engine.now()],
  );
  if (row === undefined) return 'lost';
  return row.cancel ? 'cancel' : 'go-on';
}

/** Shows how far a job is. */
export async function saveProgress(engine: Engine, { job, attempts }: JobRun, progress: Progress): Promise<void> {
  await engine.sql.query('job-progress', 'update suwen.job set progress = $3 where job = $1 and attempts = $2', [
    job,
    attempts,
    JSON.stringify(progress),
  ]);
  await announceJob(engine, job);
}

/** Remembers where to resume; durable on return. Throws `LostJob` where another run has taken over. */
export async function saveCheckpoint(engine: Engine, { job, attempts }: JobRun, state: unknown): Promise<void> {
  const sealed = sealedNote(engine, `job/${job}/checkpoint`, state, await engine.dataKeys.house());
  const saved = await engine.sql.query(
    'job-checkpoint',
    `update suwen.job set checkpoint = $3 where job = $1 and attempts = $2 and state = 'running' returning job`,
    [job, attempts, sealed],
  );
  if (saved.length === 0) throw new LostJob(job);
}

/** Ends a job with its result, its fault or by cancellation; the late end of a lost run changes nothing. */
export async function endJob(
  engine: Engine,
  { job, attempts }: JobRun,
  state: 'done' | 'failed' | 'cancelled',
  more: { readonly result?: unknown; readonly fault?: string },
): Promise<void> {
  const result =
    more.result === undefined
      ? null
      : sealedNote(engine, `job/${job}/result`, more.result, await engine.dataKeys.house());
  await engine.sql.query(
    'job-end',
    `update suwen.job set state = $3, result = $4, fault = $5, leased = null, ended = to_timestamp($6::float8 / 1000)
     where job = $1 and attempts = $2 and state = 'running'`,
    [job, attempts, state, result, more.fault ?? null, engine.now()],
  );
  await announceJob(engine, job);
}

/** Gives a job back whose process died, so that it resumes at once; after the last attempt it has failed. */
export async function giveBack(engine: Engine, { job, attempts }: JobRun): Promise<void> {
  await engine.sql.query(
    'job-give-back',
    `update suwen.job set deaths = deaths + 1, leased = to_timestamp($3::float8 / 1000) - interval '1 second' where job = $1 and attempts = $2 and state = 'running'`,
    [job, attempts, engine.now()],
  );
}

/** Puts a run aside because its worker stops in order: it is no death, and goes on when a worker is there again. */
export async function putAside(engine: Engine, { job, attempts }: JobRun): Promise<void> {
  await engine.sql.query(
    'job-put-aside',
    `update suwen.job set state = 'waiting', attempts = attempts - 1, leased = null where job = $1 and attempts = $2 and state = 'running'`,
    [job, attempts],
  );
}

/** Asks a job to stop: one that waits is cancelled at once, a running one is stopped by its worker. */
export async function cancelJob(engine: Engine, job: string): Promise<void> {
  const { state } = await readJob(engine, job);
  if (state !== 'waiting' && state !== 'running') throw jobOver(job);
  const cancelled = await engine.sql.query(
    'job-cancel',
    `update suwen.job set cancel = true, state = case when state = 'waiting' then 'cancelled' else state end,
       ended = case when state = 'waiting' then to_timestamp($2::float8 / 1000) end
     where job = $1 and state in ('waiting', 'running') returning job`,
    [job, engine.now()],
  );
  if (cancelled.length === 0) throw jobOver(job);
  await announceJob(engine, job);
}

/** Lets a failed job go on from its checkpoint; refuses one in another state. */
export async function resumeJob(engine: Engine, job: string): Promise<void> {
  await readJob(engine, job);
  const resumed = await engine.sql.query(
    'job-resume',
    `update suwen.job set state = 'waiting', attempts = 0, deaths = 0, fault = null, ended = null, leased = null where job = $1 and state = 'failed' returning job`,
    [job],
  );
  if (resumed.length === 0) throw jobNotFailed(job);
}

const COLUMNS = 'job, name, subject, at, state, progress, fault, ended';

/** One job; refuses `not-found`. */
export async function readJob(engine: Engine, job: string): Promise<JobView> {
  const [row] = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(job)
    ? await engine.sql.query<JobView>('job-read', `select ${COLUMNS} from suwen.job where job = $1`, [job])
    : [];
  if (row === undefined) throw unknownJob(job);
  return row;
}

/** The newest jobs of a user, or of all. */
export const listJobs = (engine: Engine, subject: string | undefined, most: number): Promise<readonly JobView[]> =>
  engine.sql.query<JobView>(
    'job-list',
    `select ${COLUMNS} from suwen.job where $1::text is null or subject = $1 order by at desc, job limit $2`,
    [subject ?? null, most],
  );

/** The result of a job that is done; undefined otherwise. */
export async function jobResult(engine: Engine, job: string): Promise<unknown> {
  const [row] = await engine.sql.query<{ readonly result: Buffer | null }>(
    'job-result',
    'select result from suwen.job where job = $1',
    [job],
  );
  if (row?.result === null || row?.result === undefined) return undefined;
  return openedNote(engine, `job/${job}/result`, row.result, await engine.dataKeys.house());
}

/** Another run has taken the job over: this one stops. */
export class LostJob extends Error {
  constructor(job: string) {
    super(`Job ${job} was taken over by another run`);
    this.name = 'LostJob';
  }
}
