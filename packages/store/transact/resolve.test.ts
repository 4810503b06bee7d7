import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { FindRows } from '../condition.ts';
import type { SealedRow } from '../row.ts';
import type { Sql } from '../sql.ts';
import type { Identified } from './identify.ts';
import { targetsOf } from './resolve.ts';

const asked: unknown[] = [];
const find: FindRows = async (_sql, _session, type, query, limit) => {
  asked.push([type, query, limit]);
  const count = Number(query[0]?.[1] ?? 0);
  return Array.from({ length: Math.min(count, limit) }, (_, n) => ({ id: `found${n}` }) as SealedRow);
};
const targets = (...found: readonly Identified[]): Promise<ReadonlyMap<string, string>> =>
  targetsOf(find, {} as Sql, { agent: 1, owner: 1, request: 'r' }, found);
const entry = (more: object): Identified['entry'] => ({
  place: 'Bundle.entry[0]',
  method: 'POST',
  type: 'Patient',
  ...more,
});
const about = (reference: string): object => ({ resource: { resourceType: 'Observation', subject: { reference } } });

suite('targets of references', () => {
  test('are the places of entries by their fullUrl, of what is deleted none', async () => {
    assert.deepEqual(
      await targets(
        { entry: entry({ fullUrl: 'urn:uuid:1' }), id: 'new' },
        { entry: entry({ fullUrl: 'urn:uuid:2' }), id: undefined, match: { id: 'there' } as SealedRow },
        { entry: entry({ fullUrl: 'urn:uuid:3', method: 'DELETE' }), id: 'gone' },
      ),
      new Map([
        ['urn:uuid:1', 'Patient/new'],
        ['urn:uuid:2', 'Patient/there'],
      ]),
    );
  });

  test('are the one match of a condition, asked once however often it stands', async () => {
    asked.length = 0;
    const two = [about('Practitioner?identifier=1'), about('Practitioner?identifier=1')].map((more) => ({
      entry: entry(more),
      id: 'x',
    }));
    assert.deepEqual(await targets(...two), new Map([['Practitioner?identifier=1', 'Practitioner/found0']]));
    assert.deepEqual(asked, [['Practitioner', [['identifier', '1']], 2]]);
  });

  test('that are nobody or several are refused by place', async () => {
    for (const reference of ['Practitioner?identifier=0', 'Practitioner?identifier=5', 'urn:uuid:nobody']) {
      await assert.rejects(targets({ entry: entry(about(reference)), id: 'x' }), {
        code: 'store/unresolved-reference',
        place: { expression: ['Bundle.entry[0].resource.subject.reference'] },
      });
    }
  });

  test('of literal references are not asked for', async () => {
    asked.length = 0;
    assert.deepEqual([await targets({ entry: entry(about('Patient/1')), id: 'x' }), asked], [new Map(), []]);
  });
});
