import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { sharedServerVariable, temporaryDatabase } from '#database';
import { roomOf } from './house/file.ts';

/**
 * `npm test`: every test of the project, a process a file, over one throw-away database server. `npm test -- packages/store`
 * runs one part. A room whose files together take longer than its minutes is a failure of its own.
 */
const root = join(import.meta.dirname, '..');

/** Minutes that the tests of one department or package may take. */
const minutesPerRoom = 3;

/** Milliseconds after which a file counts as hung. */
const hung = 170_000;

const parts = process.argv.slice(2);
const files = globSync('{*.test.ts,{apps,bench,departments,packages,scripts}/**/*.test.{ts,tsx}}', {
  cwd: root,
  exclude: (name) => name === 'node_modules' || name === 'dist',
})
  .filter((file) => parts.length === 0 || parts.some((part) => file.startsWith(part.replace(/^\.\//, ''))))
  .toSorted();
if (files.length === 0) {
  console.error(`No test file in ${parts.join(', ') || root}`);
  process.exit(1);
}

const database = await temporaryDatabase({ alone: true, connections: 200, sharedBuffersMB: 128 });
process.env[sharedServerVariable] = database.config.host;

const rooms = new Map<string, { files: number; tests: number; ms: number }>();
let total = { passed: 0, failed: 0, skipped: 0 };

const events = run({
  files: files.map((file) => join(root, file)),
  cwd: root,
  concurrency: availableParallelism(),
  timeout: hung,
  execArgv: ['--disable-warning=ExperimentalWarning'],
});
events.on('test:summary', ({ file, counts, duration_ms: ms }) => {
  if (file === undefined) {
    total = {
      passed: counts.passed,
      failed: counts.tests - counts.passed - counts.skipped - counts.todo,
      skipped: counts.skipped + counts.todo,
    };
    return;
  }
  const room = roomOf(file.slice(root.length + 1).replaceAll('\\', '/')) || 'house';
  const so = rooms.get(room) ?? { files: 0, tests: 0, ms: 0 };
  rooms.set(room, { files: so.files + 1, tests: so.tests + counts.tests, ms: so.ms + ms });
});
const report = events.compose(new spec());
report.pipe(process.stdout, { end: false });
await finished(report);
await database.stop();

console.log('\nTime by room');
for (const [room, { files: count, tests, ms }] of [...rooms].toSorted(([, a], [, b]) => b.ms - a.ms)) {
  const late = ms > minutesPerRoom * 60_000;
  console.log(
    `${late ? 'FAIL' : 'ok  '} ${room.padEnd(28)} ${(ms / 1000).toFixed(1).padStart(6)} s  ${tests} tests in ${count} files`,
  );
  if (late) total = { ...total, failed: total.failed + 1 };
}
if (rooms.size === 0) total = { ...total, failed: total.failed + 1 };

console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed === 0 ? 0 : 1);
