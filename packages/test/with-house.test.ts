import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Basic } from '#fhir';
import { resourceOf } from '#store';
import { openHouse, withHouse } from './with-house.ts';

suite('a house for tests', () => {
  const house = withHouse();

  test('keeps what it is given, also for another server of the same hospital', async () => {
    const basic: Basic = { resourceType: 'Basic', code: { text: 'x' } };
    const { id } = await house.store.create(await house.sessionOf('li'), basic);
    const other = await openHouse(house.address, house.masterKeyLine);
    const { text } = await other.house.store.read(await other.house.sessionOf('wang'), 'Basic', id);
    await other.close();
    assert.deepEqual(resourceOf<Basic>(text).code, { text: 'x' });
  });

  test('finds by members of the first level', async () => {
    const session = await house.sessionOf('li');
    const { id } = await house.store.create(session, { resourceType: 'Basic', code: { coding: [{ code: 'y' }] } });
    const rows = await house.find(house.engine.sql, session, 'Basic', [['code', 'y']], 10);
    assert.deepEqual(
      rows.map((row) => row.id),
      [id],
    );
  });

  test('has a clock that is put forward', () => {
    const before = house.engine.now();
    house.advance(60_000);
    assert.ok(house.engine.now() - before >= 60_000);
  });
});
