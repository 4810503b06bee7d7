import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Bundle } from '#fhir';
import { collectionAsTransaction, isTakenApart, transactionsOf } from './bundle-units.ts';

const patient = { resourceType: 'Patient', id: 'a' } as const;
const bundle = (type: Bundle['type'], entry: Bundle['entry'] = []): Bundle => ({ resourceType: 'Bundle', type, entry });

suite('bundles of an import', () => {
  test('are taken apart where they are to be written; documents, messages and those with an id are kept', () => {
    const types = (['transaction', 'batch', 'collection', 'document', 'message', 'searchset'] as const).filter((type) =>
      isTakenApart(bundle(type)),
    );
    assert.deepEqual(types, ['transaction', 'batch', 'collection']);
    assert.equal(isTakenApart(patient), false);
    assert.equal(isTakenApart({ ...bundle('transaction'), id: 'kept' }), false);
  });

  test('of type collection write each entry at its id, and those without one as new', () => {
    const given = bundle('collection', [
      { resource: patient },
      { fullUrl: 'urn:uuid:1', resource: { resourceType: 'Patient' } },
    ]);
    const [plan, ...more] = transactionsOf(given);
    assert.deepEqual(
      [plan?.().map(({ method, type, id }) => [method, type, id]), more.length],
      [
        [
          ['PUT', 'Patient', 'a'],
          ['POST', 'Patient', undefined],
        ],
        0,
      ],
    );
    assert.equal(collectionAsTransaction(given).type, 'transaction');
  });

  test('of type batch are a transaction an entry, each with its place', () => {
    const request = { method: 'PUT', url: 'Patient/a' } as const;
    const plans = transactionsOf(
      bundle('batch', [{ request: { method: 'GET', url: 'Patient/a' } }, { resource: patient, request }]),
    );
    assert.deepEqual(
      plans.map((plan) => plan().map(({ place }) => place)),
      [[], ['Bundle.entry[1]']],
    );
  });
});
