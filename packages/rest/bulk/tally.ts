import { Refusal } from '#kernel';
import { outcomeOf } from '../outcome.ts';
import type { BulkFiles } from './bulk-files.ts';
import type { ImportCounts } from './import-state.ts';

/** Counts what an import writes and keeps what it refuses until it is put into a file. */
export interface Tally {
  wrote(type: string, count?: number): void;
  /** `place` is where the refused one stands: `patients.ndjson:17`. */
  refused(place: string, refusal: Refusal): void;
  /** The counts so far; what was refused since the last time becomes a file. */
  settle(files: BulkFiles): Promise<ImportCounts>;
  readonly seen: number;
  /** Whether so much was refused that it should be settled. */
  readonly full: boolean;
}

const FULL = 10_000;

/** A tally that goes on from earlier counts. */
export function tally(before: ImportCounts): Tally {
  let { written, refused, errors } = before;
  const counts: Record<string, number> = { ...before.counts };
  let waiting: string[] = [];
  return {
    wrote(type, count = 1) {
      written += count;
      counts[type] = (counts[type] ?? 0) + count;
    },
    refused(place, refusal) {
      refused += 1;
      waiting.push(refusalLine(place, refusal));
    },
    async settle(files) {
      if (waiting.length > 0) {
        const count = waiting.length;
        const file = await files.put([Buffer.from(waiting.join(''), 'utf8')]);
        errors = [...errors, { ...file, count }];
        waiting = [];
      }
      return { written, refused, counts: { ...counts }, errors };
    },
    get seen() {
      return written + refused;
    },
    get full() {
      return waiting.length >= FULL;
    },
  };
}

/** Where in the input a refused resource stands, on its OperationOutcome. */
export const PLACE = 'urn:suwen:import-place';

function refusalLine(place: string, refusal: Refusal): string {
  return `${JSON.stringify({ ...outcomeOf(refusal, 'en'), extension: [{ url: PLACE, valueString: place }] })}\n`;
}
