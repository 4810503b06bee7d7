import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
  existsSync,
} from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { copyFolder } from './copy.ts';
import { folderFor } from './fixtures/launch.ts';

const mode = (path: string): number => statSync(path).mode & 0o777;

function planted(folder: string): string {
  const from = join(folder, 'from');
  mkdirSync(join(from, 'inner'), { recursive: true, mode: 0o700 });
  writeFileSync(join(from, 'inner', 'run'), 'x', { mode: 0o700 });
  writeFileSync(join(from, 'inner', 'read'), 'y', { mode: 0o600 });
  writeFileSync(join(from, 'left.a'), 'z');
  symlinkSync('inner/run', join(from, 'link'));
  chmodSync(from, 0o700);
  return from;
}

suite('copyFolder', { skip: process.platform === 'win32' && 'no modes here' }, () => {
  test('copies files, links and modes as they are', (t) => {
    const from = planted(folderFor(t));
    const to = `${from}-copy`;
    copyFolder(from, to);
    assert.deepEqual(
      [mode(to), mode(join(to, 'inner', 'run')), mode(join(to, 'inner', 'read')), readlinkSync(join(to, 'link'))],
      [0o700, 0o700, 0o600, 'inner/run'],
    );
    assert.equal(readFileSync(join(to, 'link'), 'utf8'), 'x');
  });

  test('opens a copy for other users to run and leaves out what it is told', (t) => {
    const from = planted(folderFor(t));
    const to = `${from}-copy`;
    copyFolder(from, to, { open: true, skip: (name) => name.endsWith('.a') });
    assert.deepEqual(
      [mode(to), mode(join(to, 'inner')), mode(join(to, 'inner', 'run')), mode(join(to, 'inner', 'read'))],
      [0o755, 0o755, 0o755, 0o644],
    );
    assert.equal(existsSync(join(to, 'left.a')), false);
  });
});
