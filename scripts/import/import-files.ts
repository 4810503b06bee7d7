import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { ImportFile } from './find-files.ts';
import type { RefusedEntry, Sent } from './outcome.ts';
import type { ProgressLine } from './progress.ts';
import { sendJson } from './send-json.ts';
import { sendLines } from './send-lines.ts';
import type { Server } from './server.ts';

/** Bundles under way at once. */
const AT_ONCE = 4;

/**
 * Imports files in order, several bundles side by side; those that wait for what they refer to are sent again at the end,
 * as long as any of them succeeds. Returns what was refused.
 */
export async function importFiles(
  server: Server,
  files: readonly ImportFile[],
  line: ProgressLine,
): Promise<readonly RefusedEntry[]> {
  const refused: RefusedEntry[] = [];
  const finish = ({ written, refused: more }: Sent): void => {
    refused.push(...more);
    line.fileDone(written, more.length);
  };
  const jsons = files.filter(({ kind }) => kind === 'json');
  // What others refer to comes first, alone.
  const [first, rest] = [jsons.filter(isBatchLike), jsons.filter((file) => !isBatchLike(file))];
  const waiting: ImportFile[] = [];
  const take = async (file: ImportFile): Promise<void> => {
    const sent = await sendJson(server, file.path, textOf(file));
    if (sent.waits) waiting.push(file);
    else finish(sent);
  };
  for (const file of first) await take(file);
  await sideBySide(rest, AT_ONCE, take);
  for (const file of files)
    if (file.kind === 'ndjson') finish(await sendLines(server, file, (count) => line.underWay(count)));

  for (let todo = waiting.splice(0); todo.length > 0; todo = waiting.splice(0)) {
    const last: Sent[] = [];
    await sideBySide(todo, AT_ONCE, async (file) => {
      const sent = await sendJson(server, file.path, textOf(file));
      if (!sent.waits) return finish(sent);
      waiting.push(file);
      last.push(sent);
    });
    if (waiting.length < todo.length) continue;
    // None of them succeeded: what they refer to does not come.
    waiting.splice(0);
    for (const sent of last) finish(sent);
  }
  return refused;
}

const isBatchLike = ({ path }: ImportFile): boolean => /information/iu.test(path);

const textOf = ({ path, packed }: ImportFile): string => {
  const bytes = readFileSync(path);
  return (packed ? gunzipSync(bytes) : bytes).toString('utf8');
};

async function sideBySide<T>(items: readonly T[], most: number, work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const lane = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: most }, lane));
}
