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

/** Takes lines of reading; they are durable within 100 ms. */
export interface ReadingLog {
  /** Refuses `busy` when the queue is full: nothing is shown that is not written down. */
  add(line: ReadingLine): void;
  /** Writes what waits. */
  flush(): Promise<void>;
}

const PAUSE_MS = 50;
const MOST = 20_000;

/** A log that writes its lines in groups, one statement each 50 ms at most. */
export function readingLog(sql: Sql, report: (fault: unknown) => void): ReadingLog {
  let waiting: ReadingLine[] = [];
  let under: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  const write = async (): Promise<void> => {
    timer = undefined;
    if (under) await under;
    if (waiting.length === 0) return;
    const lines = waiting;
    waiting = [];
    under = insert(sql, lines).catch((fault: unknown) => {
      // Keep them for the next try; a queue that fills refuses further reading.
      waiting = [...lines, ...waiting];
      report(fault);
    });
    await under;
    under = undefined;
    if (waiting.length > 0) timer ??= setTimeout(() => void write(), PAUSE_MS);
  };

  return {
    add(line) {
      if (waiting.length >= MOST) throw busy();
      waiting.push(line);
      timer ??= setTimeout(() => void write(), PAUSE_MS);
    },
    async flush() {
      clearTimeout(timer);
      await write();
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
