import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Subscription } from '#fhir';
import { NO_STATISTICS, standardRegistry, ucum } from '#search';
import { hash64, hashKey, newHash64 } from '#security';
import { backport, observation } from '../fixtures/subscription-house.ts';
import { checkSubscription } from './check-subscription.ts';
import { compileCriteria, type CriteriaParts } from './criteria.ts';

const [key, out] = [hashKey(1, Buffer.alloc(16)), newHash64()];
const registry = standardRegistry();
const parts: CriteriaParts = {
  context: () => ({
    registry,
    hash: (text) => hash64(key, text, out),
    canonicalUnit: ucum,
    breadth: NO_STATISTICS,
    zone: 'Asia/Shanghai',
    bases: [],
  }),
  now: () => Date.parse('2026-01-02T03:04:05Z'),
  codes: async () => [{ system: 'http://loinc.org', code: '8867-4' }],
};

const holds = async (query: string): Promise<boolean | string> => {
  const criteria = await compileCriteria(parts, 'Observation', [...new URLSearchParams(query)]);
  return criteria.by === 'content' ? criteria.holds(observation('8867-4')) : 'by a search';
};

suite('criteria', () => {
  test('are told by the content of the new version, as a search would', async () => {
    const queries = [
      '',
      'code=8867-4',
      'code=http://loinc.org|8867-4&status=final',
      'code=1234-5',
      'value-quantity=gt70',
      'value-quantity=gt80',
      'subject=Patient/li',
      'subject=Patient/wang',
      'code:not=1234-5',
    ];
    assert.deepEqual(await Promise.all(queries.map(holds)), [true, true, true, false, true, false, true, false, true]);
  });

  test('about value sets are told by the codes at the time of subscribing', async () => {
    assert.deepEqual(
      [await holds('code:in=http://example.org/vs'), await holds('code:not-in=http://example.org/vs')],
      [true, false],
    );
  });

  test('about other resources are told by a search', async () => {
    assert.deepEqual(
      [await holds('subject:Patient.name=li'), await holds('_has:Provenance:target:recorded=2026')],
      ['by a search', 'by a search'],
    );
  });

  test('that a search would refuse are refused when the subscription is written', () => {
    const check = (criteria: string, status: Subscription['status'] = 'requested'): void =>
      checkSubscription(parts, { ...backport({ type: 'websocket' }, 'empty', criteria), status });
    check('Observation?code=1');
    assert.throws(() => check('Observation?colour=red'), { kind: 'incorrect' });
    assert.throws(() => check('Nothing?code=1'), { code: 'events/criteria-unreadable' });
    assert.throws(() => check('Observation?_sort=date'), { code: 'events/criteria-parameter' });
    check('Observation?colour=red', 'off');
    checkSubscription(parts, observation('1'));
  });
});
