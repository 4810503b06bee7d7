import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Pairs, TransactionEntry } from '../fhir-store.ts';
import { withStore } from '../fixtures/engine.ts';
import { identify, isConditional } from './identify.ts';

suite('identities of entries', () => {
  const house = withStore();
  const where = (value: string): Pairs => [['identifier', `urn:i|${value}`]];
  const identified = async (
    ...entries: readonly Partial<TransactionEntry>[]
  ): Promise<readonly (readonly [string | undefined, string])[]> => {
    const session = await house.session();
    return house.sql.transaction(async (sql) => {
      const whole = entries.map((entry): TransactionEntry => ({
        place: 'p',
        method: 'POST',
        type: 'Patient',
        ...entry,
      }));
      const found = await identify(house.engine, house.find, sql, session, whole);
      return found.map(
        ({ id, match, twin, unmatched }) =>
          [id, match ? 'match' : twin ? 'twin' : unmatched ? 'unmatched' : 'plain'] as const,
      );
    });
  };

  test('are new for a create, named by the url, or found by the condition', async () => {
    const session = await house.session();
    await house.store.update(
      session,
      { resourceType: 'Patient', identifier: [{ system: 'urn:i', value: '1' }] } as never,
      'one',
    );
    const found = await identified(
      {},
      { method: 'PUT', id: 'named' },
      { query: where('1') },
      { query: where('2') },
      { query: where('2') },
      { method: 'PUT', query: where('1') },
      { method: 'PUT', query: where('3'), resource: { resourceType: 'Patient', id: 'chosen' } },
      { method: 'DELETE', query: where('4') },
    );
    assert.deepEqual(
      found.map(([id, how]) => [id === undefined || /^(?:one|named|chosen)$/u.test(id) ? id : 'new', how]),
      [
        ['new', 'plain'],
        ['named', 'plain'],
        [undefined, 'match'],
        ['new', 'plain'],
        [undefined, 'twin'],
        ['one', 'plain'],
        ['chosen', 'unmatched'],
        [undefined, 'plain'],
      ],
    );
  });

  test('that contradict each other or stand twice are refused', async () => {
    await assert.rejects(
      identified({ method: 'PUT', query: where('1'), resource: { resourceType: 'Patient', id: 'two' } }),
      { code: 'store/id-contradicts' },
    );
    await assert.rejects(identified({ method: 'PUT', query: where('1') }, { method: 'DELETE', id: 'one' }), {
      code: 'store/duplicate-in-bundle',
    });
    await assert.rejects(identified({ method: 'PUT', query: [['_format', 'json']] }), {
      code: 'store/condition-empty',
    });
  });

  test('need the condition held where there is one', () => {
    assert.deepEqual(
      [
        isConditional({ place: '', method: 'POST', type: 'X', query: [] }),
        isConditional({ place: '', method: 'POST', type: 'X' }),
      ],
      [true, false],
    );
  });
});
