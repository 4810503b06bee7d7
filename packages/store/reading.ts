import { int2Array, int4Array, int8Array, timestampArray, uuidArray } from './binary-array.ts';
import { busy } from './refusals.ts';
import type { Sql } from './sql.ts';

/** One line of reading for the audit. */
export interface ReadingLine {
  readonly at: number;
  readonly request: string;
  /** The resource shown; 0n for a search. */
  readonly key: bigint;
  readonly patient: bigint;
  readonly agent: number;
  readonly shown: number;
  readonly action: number;
  readonly type: number;
}

/** Takes lines of reading; they are durable within 100 ms, while the database answers. */
export interface ReadingLog {
  /** Refuses `busy` when the queue is full: nothing is shown that is not written down. */
  add(line: ReadingLine): void;
  /** Resolves when all that was added before is durable; rejects when it cannot be written, and keeps it. */
  flush(): Promise<void>;
}

const PAUSE_MS = 50;
/** Between two tries while the database does not answer. */
const RETRY_MS = 1000;
const MOST = 20_000;

/** A log that writes its lines in groups, one statement at a time, each 50 ms at most. */
export function readingLog(sql: Sql, report: (fault: unknown) => void): ReadingLog {
  let waiting: ReadingLine[] = [];
  let last: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const write = async (): Promise<void> => {
    const lines = waiting;
    if (lines.length === 0) return;
    waiting = [];
    try {
      await insert(sql, lines);
    } catch (fault) {
      // Kept for the next try; a queue that fills refuses further reading.
      waiting = [...lines, ...waiting];
      throw fault;
    }
  };
  // Each write begins after the one before it, so that whoever waits for the last one has waited for all.
  const next = (): Promise<void> => (last = last.then(write, write));
  const later = (pause: number): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      next().catch((fault: unknown) => {
        report(fault);
        later(RETRY_MS);
      });
    }, pause);
  };

  return {
    add(line) {
      if (waiting.length >= MOST) throw busy();
      waiting.push(line);
      later(PAUSE_MS);
    },
    flush() {
      clearTimeout(timer);
      timer = undefined;
      return next();
    },
  };
}

async function insert(sql: Sql, lines: readonly ReadingLine[]): Promise<void> {
  await sql.query(
    'reading',
    `insert into suwen.reading (at, request, key, patient, agent, shown, action, type)
     select * from unnest($1::timestamptz[], $2::uuid[], $3::bigint[], $4::bigint[], $5::int[], $6::int[], $7::smallint[], $8::smallint[])`,
    [
      timestampArray(lines.map((line) => line.at)),
      uuidArray(lines.map((line) => line.request)),
      int8Array(lines.map((line) => line.key)),
      int8Array(lines.map((line) => line.patient)),
      int4Array(lines.map((line) => line.agent)),
      int4Array(lines.map((line) => line.shown)),
      int2Array(lines.map((line) => line.action)),
      int2Array(lines.map((line) => line.type)),
    ],
  );
}
