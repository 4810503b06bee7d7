import { randomUUID } from 'node:crypto';
import type { JobQueue, User } from '#kernel';
import { sealedNote, type Engine, type Sql } from '#store';

/** Asks for long work inside a transaction; a worker takes it up after the commit. */
export const jobQueue = (
  engine: Pick<Engine, 'envelopes' | 'dataKeys' | 'now'>,
  sql: Sql,
  { subject }: Pick<User, 'subject'>,
): JobQueue => ({
  async enqueue(name, input) {
    const job = randomUUID();
    const sealed = sealedNote(engine, `job/${job}/input`, input, await engine.dataKeys.house());
    await sql.query(
      'job-enqueue',
      `insert into suwen.job (job, name, subject, at, input) values ($1, $2, $3, to_timestamp($4::float8 / 1000), $5)`,
      [job, name, subject, engine.now(), sealed],
    );
    return job;
  },
});
