import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { databaseAccount } from './account.ts';
import { folderFor } from './fixtures/launch.ts';
import { placeOf } from './place.ts';

const root = process.getuid?.() === 0;

suite('placeOf', () => {
  test('is inside the data folder where the account can reach it', (t) => {
    const data = folderFor(t);
    chmodSync(data, 0o711);
    assert.equal(placeOf(data, databaseAccount()).folder, join(realpathSync(data), 'database'));
  });

  test('stays with the owner of a cluster when root starts it later', { skip: !root && 'not root' }, (t) => {
    const data = folderFor(t);
    chmodSync(data, 0o711);
    const cluster = join(data, 'database', 'cluster');
    mkdirSync(cluster, { recursive: true });
    const nobody = { name: 'nobody', ids: { uid: 65534, gid: 65534 } };
    assert.equal(placeOf(data, nobody).account.ids?.uid, 65534);
  });

  test('insists on the place that the data folder points to', (t) => {
    const data = folderFor(t);
    writeFileSync(join(data, 'database.json'), JSON.stringify({ folder: join(data, 'gone') }));
    assert.throws(() => placeOf(data, databaseAccount()), { code: 'database/cluster-missing' });
  });
});
