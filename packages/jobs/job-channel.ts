import { publish } from '#events';
import type { Engine } from '#store';

const PREFIX = 'job/';

/** Says on the hub that a job has moved; who shows it reads it again. */
export const announceJob = (engine: Pick<Engine, 'sql'>, job: string): Promise<void> =>
  publish(engine.sql, `${PREFIX}${job}`, null);

/** Who asked for the job of a channel of the hub; undefined where it is no job's. */
export async function jobChannelOwner(engine: Pick<Engine, 'sql'>, channel: string): Promise<string | undefined> {
  const job = channel.startsWith(PREFIX) ? channel.slice(PREFIX.length) : '';
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(job)) return undefined;
  const [row] = await engine.sql.query<{ readonly subject: string }>(
    'job-owner',
    'select subject from suwen.job where job = $1',
    [job],
  );
  return row?.subject;
}
