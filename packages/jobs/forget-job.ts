import type { Engine } from '#store';

/** Removes a job that is over, with its result; a running one stays. Returns whether it is gone. */
export async function forgetJob(engine: Pick<Engine, 'sql'>, job: string): Promise<boolean> {
  const gone = await engine.sql.query(
    'job-forget',
    `delete from suwen.job where job = $1 and state in ('done', 'failed', 'cancelled') returning job`,
    [job],
  );
  return gone.length > 0;
}
