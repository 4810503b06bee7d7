import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parseJson, type Resource } from '#fhir';
import { checkRecords } from './check-records.ts';
import { marked, type Sent } from './writing.ts';

type Kept = Parameters<typeof checkRecords>[1][number];

const urn = 'urn:uuid:6f1c2a52-0b4a-4b2b-8ef4-3b8bd1f5a111';
const content = (mark: string, more: object): Resource =>
  marked({ resourceType: 'Basic', code: { text: 'x' }, ...more }, mark);
const kept = (id: string, version: number, resource: Resource | undefined, type = 'Basic'): Kept => ({
  type,
  id,
  version,
  resource: resource && {
    ...resource,
    id,
    meta: { versionId: String(version), lastUpdated: 'then', ...resource.meta },
  },
});
const bundle = [marked({ resourceType: 'Patient' }, 'b'), content('b', { subject: { reference: urn } })];
const bundleSent = (told: Sent['told']): Sent => ({
  mark: 'b',
  contents: bundle.map((one, n) => (n === 0 ? one : ({ ...one, subject: { reference: urn } } as Resource))),
  told,
  named:
    told === 'acknowledged'
      ? [
          { type: 'Patient', id: 'p', version: 1 },
          { type: 'Basic', id: 'x', version: 1 },
        ]
      : [],
});
const patient = kept('p', 1, marked({ resourceType: 'Patient' }, 'b'), 'Patient');
const finding = kept('x', 1, content('b', { subject: { reference: 'Patient/p' } }));
const one = (told: Sent['told'], text = 'x'): Sent => ({
  mark: 'm',
  contents: [content('m', { code: { text } })],
  told,
  named: told === 'acknowledged' ? [{ type: 'Basic', id: 'a', version: 2 }] : [],
});
const there = kept('a', 2, content('m', {}));
const none = { lost: [], halves: [], invented: [] };

suite('what the crash proof compares', () => {
  test('is content where it was acknowledged to be', () => {
    assert.deepEqual(checkRecords([one('acknowledged')], [there]), none);
    assert.deepEqual(checkRecords([one('acknowledged')], []), { ...none, lost: ['m: Basic/a/_history/2'] });
    assert.deepEqual(checkRecords([one('acknowledged', 'other')], [there]), {
      ...none,
      lost: ['m: Basic/a/_history/2'],
    });
    assert.deepEqual(checkRecords([one('acknowledged')], [{ ...there, version: 3 }]), {
      ...none,
      lost: ['m: Basic/a/_history/2'],
    });
  });

  test('tells 1.50 from 1.5', () => {
    const dose = (text: string): Resource =>
      content('m', parseJson(`{"extension":[{"url":"urn:d","valueDecimal":${text}}]}`) as object);
    const sent: Sent = { ...one('acknowledged'), contents: [dose('1.50')] };
    assert.deepEqual(checkRecords([sent], [kept('a', 2, dose('1.50'))]), none);
    assert.equal(checkRecords([sent], [kept('a', 2, dose('1.5'))]).lost.length, 1);
  });

  test('finds what was refused and is there, and what is there twice', () => {
    assert.deepEqual(checkRecords([one('refused')], []), none);
    assert.equal(checkRecords([one('refused')], [there]).invented.length, 1);
    assert.equal(checkRecords([one('doubt')], [there, kept('b', 1, content('m', {}))]).invented.length, 1);
  });

  test('finds halves of a bundle, whatever was told about it', () => {
    for (const told of ['acknowledged', 'doubt'] as const) {
      assert.deepEqual(checkRecords([bundleSent(told)], [patient, finding]), none);
      assert.deepEqual(checkRecords([bundleSent(told)], [patient]).halves, ['b: 1 of 2 are there']);
    }
    assert.deepEqual(checkRecords([bundleSent('doubt')], []), none);
    const strange = kept('x', 1, content('b', { subject: { reference: 'Patient/stranger' } }));
    assert.deepEqual(checkRecords([bundleSent('doubt')], [patient, strange]).halves, [
      'b: other contents than were sent',
    ]);
  });

  test('finds a deletion that was acknowledged and is not there', () => {
    const deleted: Sent = {
      mark: 'd',
      contents: [],
      deletes: { type: 'Basic', id: 'a' },
      told: 'acknowledged',
      named: [{ type: 'Basic', id: 'a', version: 2 }],
    };
    assert.deepEqual(checkRecords([deleted], [kept('a', 2, undefined)]), none);
    assert.deepEqual(checkRecords([deleted], [there]).lost, ['d: deletion Basic/a/_history/2']);
    assert.deepEqual(checkRecords([{ ...deleted, told: 'doubt', named: [] }], []), none);
  });
});
