import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { withStore } from './fixtures/engine.ts';

suite('an open store', () => {
  const house = withStore();

  test('writes the lines of reading that wait before it closes', async () => {
    const store = house.other();
    const session = await house.session('last');
    const { id } = await store.create(session, { resourceType: 'Patient' });
    await store.read(session, 'Patient', id);
    await store.close();
    assert.deepEqual(
      await house.sql.query('', 'select shown from suwen.reading where request = $1', [session.request]),
      [{ shown: 1 }],
    );
  });

  test('checks without writing', () => {
    const findings = house.store.check({ resourceType: 'Patient', gender: 'x' } as never);
    assert.deepEqual(
      findings.map(({ severity, expression }) => [severity, expression]),
      [['error', 'Patient.gender']],
    );
  });
});
