import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { folderFor } from './fixtures/launch.ts';
import { libraryLinks, makeLinks } from './links.ts';
import { findBinaries } from './binaries.ts';

suite('library links', () => {
  test('are made where the install script did not run', (t) => {
    const native = join(folderFor(t), 'native');
    mkdirSync(join(native, 'lib'), { recursive: true });
    writeFileSync(join(native, 'lib', 'libpq.so.5.18'), 'library');
    const list = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
    writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify(list));
    assert.deepEqual([makeLinks(native), makeLinks(native)], [true, true]);
    assert.equal(readFileSync(join(native, 'lib', 'libpq.so.5'), 'utf8'), 'library');
  });

  test('are listed by the package on Linux', { skip: process.platform !== 'linux' && 'Linux only' }, () => {
    assert.ok(libraryLinks(findBinaries().folder).some(({ target }) => target.endsWith('libpq.so.5')));
  });
});
