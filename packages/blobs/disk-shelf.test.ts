import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, suite, test } from 'node:test';
import { blobsContract } from './blobs.contract.ts';
import { createDiskShelf } from './disk-shelf.ts';
import { scrub } from './scrub.ts';

const folder = mkdtempSync(join(tmpdir(), 'suwen-blobs-'));
let shelves = 0;
const nextFolder = (): string => join(folder, `shelf-${++shelves}`);
after(() => rmSync(folder, { recursive: true, force: true }));

blobsContract('disk', async () => createDiskShelf(nextFolder()));

/** Puts blobs one after another and prints each address when `put` has returned. */
const writer = `
  import { createBlobs, createDiskShelf, createMemoryTable } from '#blobs';
  import { dataKey } from '#security';
  const shelf = createDiskShelf(process.argv[1]);
  const blobs = createBlobs(shelf, createMemoryTable(), () => new Date());
  const key = dataKey(1, new Uint8Array(32));
  for (let number = 0; ; number++) {
    const { address } = await blobs.put(key, [Buffer.alloc(1_500_000, String(number))]);
    console.log(address);
  }`;

suite('disk shelf', () => {
  test('after kill -9 every acknowledged blob is whole, and nothing lies there by halves', async () => {
    const shelf = nextFolder();
    for (let round = 0; round < 3; round++) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', writer, shelf], { cwd: import.meta.dirname });
      const acknowledged: string[] = [];
      for await (const address of createInterface(child.stdout)) {
        acknowledged.push(address);
        if (acknowledged.length === 3 + round) child.kill('SIGKILL');
      }
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      const whole: string[] = [];
      for await (const { address, fault } of scrub(createDiskShelf(shelf))) {
        assert.equal(fault, undefined);
        whole.push(address);
      }
      assert.ok(acknowledged.length >= 3, 'the writer wrote');
      assert.deepEqual(
        acknowledged.filter((address) => !whole.includes(address)),
        [],
      );
    }
  });
});
