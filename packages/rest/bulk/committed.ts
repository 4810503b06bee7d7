import { unitOf } from './unit-id.ts';

/** What earlier runs of an import have committed since its last checkpoint. */
export interface Committed {
  /** Whether the resource on a line is written. */
  line(source: number, line: number): boolean;
  /** Whether a part of the bundle on a line is written. */
  part(source: number, line: number, part: number): boolean;
}

/** Reads it from the requests in the ledger. */
export function committedUnits(job: string, requests: Iterable<string>): Committed {
  const lines = new Set<string>();
  const parts = new Set<string>();
  for (const request of requests) {
    const unit = unitOf(job, request);
    if (unit === undefined) continue;
    const { source, line, span, part } = unit;
    if (part > 0) parts.add(`${source}/${line}/${part}`);
    else for (let n = 0; n < span; n += 1) lines.add(`${source}/${line + n}`);
  }
  return {
    line: (source, line) => lines.has(`${source}/${line}`),
    part: (source, line, part) => parts.has(`${source}/${line}/${part}`),
  };
}
