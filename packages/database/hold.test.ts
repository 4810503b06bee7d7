import assert from 'node:assert/strict';
import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { folderFor } from './fixtures/launch.ts';
import { holdFolder } from './hold.ts';
import { numberSpace, startOf } from './life.ts';

const dead = { pid: 2 ** 22 + 1, started: '1', space: numberSpace(), since: '2026-01-02T03:04:05Z' };

suite('holdFolder', () => {
  test('gives the folder to one and tells the other who has it and where it answers', async (t) => {
    const folder = folderFor(t);
    const hold = await holdFolder(folder);
    t.after(hold.release);
    hold.announce('http://127.0.0.1:8080');
    await assert.rejects(holdFolder(folder), {
      kind: 'conflict',
      code: 'database/folder-in-use',
      message: new RegExp(`pid ${process.pid}, http://127.0.0.1:8080`),
    });
  });

  test('is free again after a release', async (t) => {
    const folder = folderFor(t);
    (await holdFolder(folder)).release();
    const again = await holdFolder(folder);
    assert.equal(again.inherited, false);
    again.release();
    assert.equal(existsSync(join(folder, 'running.json')), false);
  });

  test('takes over from a process that is gone', async (t) => {
    const folder = plant(folderFor(t), JSON.stringify(dead));
    const hold = await holdFolder(folder);
    t.after(hold.release);
    assert.equal(hold.inherited, true);
  });

  test('takes over when the number now belongs to a process that started later', async (t) => {
    const folder = plant(folderFor(t), JSON.stringify({ ...dead, pid: process.pid, started: '1' }));
    const hold = await holdFolder(folder);
    t.after(hold.release);
    assert.deepEqual(JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')).started, startOf(process.pid));
  });

  test('takes over a file that a killed start wrote by half', async (t) => {
    const folder = plant(folderFor(t), '{"pid":');
    const hold = await holdFolder(folder);
    t.after(hold.release);
    assert.equal(hold.inherited, true);
  });

  test('believes a holder in another container while its beat goes on', async (t) => {
    const folder = plant(folderFor(t), JSON.stringify({ ...dead, space: 'another container' }));
    const file = join(folder, 'running.json');
    const beat = setInterval(() => utimesSync(file, new Date(), new Date()), 200);
    t.after(() => clearInterval(beat));
    await assert.rejects(holdFolder(folder), { code: 'database/folder-in-use' });
  });

  test('gives a folder that several ask for at once to exactly one', async (t) => {
    const folder = plant(folderFor(t), JSON.stringify(dead));
    const asked = await Promise.allSettled(Array.from({ length: 8 }, () => holdFolder(folder)));
    const given = asked.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    for (const hold of given) t.after(hold.release);
    assert.equal(given.length, 1);
  });
});

function plant(folder: string, content: string): string {
  writeFileSync(join(folder, 'running.json'), content);
  return folder;
}
