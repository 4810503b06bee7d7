import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import { createKeys, openMasterKey } from '#security';
import type { Sql } from '#store';
import { aboutFolder, keyProof, takeMark } from './data-folder.ts';

function folder(t: TestContext): string {
  const data = mkdtempSync(join(tmpdir(), 'suwen-folder-'));
  t.after(() => rmSync(data, { recursive: true, force: true }));
  return data;
}

/** A database that holds one wrapped hash key. */
const holding = (wrapped: Buffer): Sql => ({
  query: async <Row>() => [{ id: 1, wrapped }] as Row[],
  script: () => Promise.resolve(),
});

suite('a data folder and an archive', () => {
  test('of a new folder: it becomes what the archive is of, and nothing else after that', (t) => {
    const data = folder(t);
    takeMark(data, { mode: 'demo' });
    assert.equal(aboutFolder(data)['mode'], 'demo');
    takeMark(data, { mode: 'demo' });
    assert.throws(() => takeMark(data, { mode: 'hospital' }), { code: 'archive/other-mode' });
  });

  test('need the keys that the archive was sealed with', async (t) => {
    const [data, other] = [folder(t), folder(t)];
    assert.throws(() => keyProof(data), { code: 'archive/keys-not-there' });
    for (const each of [data, other]) mkdirSync(join(each, 'keys'), { mode: 0o700 });
    const { wrapped } = createKeys(openMasterKey(join(data, 'keys'))).newHashKey(1);
    openMasterKey(join(other, 'keys'));
    await keyProof(data)(holding(wrapped));
    await assert.rejects(keyProof(other)(holding(wrapped)), { code: 'archive/other-keys' });
  });
});
