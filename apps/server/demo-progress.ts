import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How far the demo hospital is filled; kept in the data folder, so that a start goes on where the last one stopped. */
export interface DemoProgress {
  readonly seed: string;
  /** The present of the demo, an instant: decided at the first start. */
  readonly today: string;
  /** Batches that are stored. */
  readonly batches: number;
  readonly done: number;
  readonly total: number;
}

const file = (data: string): string => join(data, 'demo.json');

/** What was written last; undefined before the first batch. */
export function readDemoProgress(data: string): DemoProgress | undefined {
  try {
    return JSON.parse(readFileSync(file(data), 'utf8')) as DemoProgress;
  } catch {
    return undefined;
  }
}

/** Replaces the file as a whole. */
export function writeDemoProgress(data: string, progress: DemoProgress): void {
  writeFileSync(`${file(data)}.new`, JSON.stringify(progress));
  renameSync(`${file(data)}.new`, file(data));
}
