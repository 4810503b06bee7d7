import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '#kernel';
import { hash, now, read, registry, zone } from '../fixtures/setting.ts';
import type { Condition } from './condition.ts';
import { parseSearch } from './parse-search.ts';
import type { SearchScope } from './request.ts';

/** A condition with the names of its parameters instead of the parameters. */
const plain = (condition: Condition | undefined): unknown =>
  JSON.parse(
    JSON.stringify(condition, (name, value: unknown) =>
      name === 'parameter' ? (value as { readonly code: string }).code : value,
    ),
  );

const where = (type: string, query: string): unknown => plain(read(type, query).parts[0]?.where);

const refused = (type: string, query: string): string => {
  try {
    read(type, query);
  } catch (error) {
    if (error instanceof Refusal) return `${error.code} ${error.place.expression?.join() ?? ''}`;
    throw error;
  }
  return 'not refused';
};

const scoped = (scope: SearchScope, query: string): ReturnType<typeof parseSearch> =>
  parseSearch(scope, [...new URLSearchParams(query)], registry(), {
    zone,
    handling: 'strict',
    defaultCount: 20,
    maxCount: 100,
    now,
  });

suite('parseSearch', () => {
  test('repeated parameters are all met, values with commas any, with :not none', () => {
    const token = (code: string): unknown => ({ op: 'value', parameter: 'code', test: { kind: 'token', code } });
    assert.deepEqual(where('Observation', 'code=a&code=b,c&code:not=d,e'), {
      op: 'and',
      of: [
        token('a'),
        { op: 'or', of: [token('b'), token('c')] },
        { op: 'not', of: { op: 'or', of: [token('d'), token('e')] } },
      ],
    });
  });

  test('a bare id may be of every type that the reference points to; `patient` is `subject` narrowed', () => {
    assert.deepEqual(where('Observation', 'subject=1'), {
      op: 'value',
      parameter: 'subject',
      test: { kind: 'reference', types: ['Group', 'Device', 'Patient', 'Location'], id: '1' },
    });
    assert.deepEqual(where('Observation', 'patient=1'), {
      op: 'value',
      parameter: 'subject',
      test: { kind: 'reference', types: ['Patient'], id: '1' },
    });
    assert.deepEqual(where('Observation', 'subject:Device=1'), {
      op: 'value',
      parameter: 'subject',
      test: { kind: 'reference', types: ['Device'], id: '1' },
    });
  });

  test('chains and reverse chains nest in each other', () => {
    assert.deepEqual(where('MedicationRequest', 'patient._has:Observation:subject:performer:Practitioner.family=li'), {
      op: 'chain',
      parameter: 'subject',
      branches: [
        {
          type: 'Patient',
          where: {
            op: 'has',
            type: 'Observation',
            parameter: 'subject',
            where: {
              op: 'chain',
              parameter: 'performer',
              branches: [
                {
                  type: 'Practitioner',
                  where: { op: 'value', parameter: 'family', test: { kind: 'string', how: 'starts', text: 'li' } },
                },
              ],
            },
          },
        },
      ],
    });
  });

  test('a chain without type goes to every target type that knows the rest', () => {
    const { branches } = where('Observation', 'subject.name=bob') as {
      readonly branches: readonly { readonly type: string }[];
    };
    assert.deepEqual(
      branches.map(({ type }) => type),
      ['Patient', 'Location'],
    );
  });

  test('what cannot be read is refused by name', () => {
    const cases = [
      ['Patient', 'colour=red', 'search/unknown-parameter colour'],
      ['Patient', 'birthdate:exact=2020', 'search/bad-modifier birthdate:exact'],
      ['Patient', 'birthdate=2020-13', 'search/bad-value birthdate'],
      ['Patient', 'name=', 'search/bad-value name'],
      ['Patient', 'active:missing=maybe', 'search/bad-value active:missing'],
      ['Observation', 'value-quantity=5|mg', 'search/bad-value value-quantity'],
      ['Observation', 'code-value-quantity=a', 'search/bad-value code-value-quantity'],
      ['Observation', 'code=a|b|c', 'search/bad-value code'],
      ['Observation', 'status.name=x', 'search/bad-chain status.name'],
      ['Observation', 'subject:Medication.code=x', 'search/bad-chain subject:Medication.code'],
      ['Patient', '_has:Observation:code:status=final', 'search/bad-chain _has:Observation:code:status'],
      ['Patient', '_has:Observation:encounter:status=final', 'search/bad-chain _has:Observation:encounter:status'],
      ['Patient', '_id=a b', 'search/bad-value _id'],
      ['Patient', '_count=-1', 'search/bad-value _count'],
      ['Patient', '_total=many', 'search/bad-value _total'],
      ['Patient', '_sort=colour', 'search/unknown-parameter colour'],
      ['Patient', '_include=Patient:name', 'search/bad-value _include'],
      ['Patient', '_include:forever=Patient:organization', 'search/bad-value _include:forever'],
      ['Patient', '_contained=true', 'search/not-supported _contained'],
      ['Patient', '_query=x', 'search/not-supported _query'],
      ['Patient', '_list=$current-problems', 'search/not-supported _list'],
      ['Location', 'near=91|0', 'search/bad-value near'],
      ['Patient', '_filter=name co', 'search/bad-filter _filter'],
      ['Patient', '_filter=name gt "a"', 'search/bad-value _filter'],
      ['Patient', '_filter=(name co "a"', 'search/bad-filter _filter'],
    ] as const;
    assert.deepEqual(
      cases.map(([type, query]) => [type, query, refused(type, query)]),
      cases.map((each) => [...each]),
    );
  });

  test('lenient handling leaves out what it cannot read, and says so', () => {
    const { ignored, used } = read('Patient', 'colour=red&gender=male&birthdate=soon', 'lenient');
    assert.deepEqual([ignored.map(({ name }) => name), used], [['colour', 'birthdate'], [['gender', 'male']]]);
    assert.match(ignored[0]?.reason.en ?? '', /no search parameter colour/u);
  });

  test('reads how to answer', () => {
    const { sort, count, total, summary, elements, includes } = read(
      'Observation',
      '_sort=-date,_id&_count=500&_total=accurate&_summary=text&_elements=code,status&_include=Observation:subject:Patient&_revinclude:iterate=Provenance:target&_include=*',
    );
    assert.deepEqual(
      {
        sort: sort.map(({ by, descending, parameter }) => [by, descending, parameter?.code]),
        count,
        total,
        summary,
        elements,
        includes,
      },
      {
        sort: [
          ['parameter', true, 'date'],
          ['_id', false, undefined],
        ],
        count: 100,
        total: 'accurate',
        summary: 'text',
        elements: ['code', 'status'],
        includes: [
          { reverse: false, iterate: false, source: 'Observation', code: 'subject', target: 'Patient' },
          { reverse: true, iterate: true, source: 'Provenance', code: 'target' },
          { reverse: false, iterate: false, source: 'Observation', code: '*' },
        ],
      },
    );
  });

  test('the self link leaves paging and format out', () => {
    assert.deepEqual(read('Patient', 'gender=male&_count=5&_format=json&_pretty=true').used, [
      ['gender', 'male'],
      ['_count', '5'],
    ]);
  });

  test('a search over all types shares one condition where the parameters are those of every type', () => {
    const shared = scoped({ types: 'all' }, '_tag=a&_id=1').parts;
    const typed = scoped({ types: 'all' }, '_type=Patient,Practitioner&name=li').parts;
    assert.deepEqual(
      [shared.length, shared[0]?.types.length, typed.map(({ types }) => types)],
      [1, registry().resourceTypes.length, [['Patient'], ['Practitioner']]],
    );
  });

  test('a compartment is the parameters that place a type in it', () => {
    const { parts } = scoped({ compartment: { type: 'Patient', id: '1' }, types: ['Observation'] }, 'status=final');
    assert.deepEqual(plain(parts[0]?.where), {
      op: 'and',
      of: [
        { op: 'value', parameter: 'status', test: { kind: 'token', code: 'final' } },
        {
          op: 'or',
          of: ['subject', 'performer'].map((parameter) => ({
            op: 'value',
            parameter,
            test: { kind: 'reference', types: ['Patient'], id: '1' },
          })),
        },
      ],
    });
    assert.equal(scoped({ compartment: { type: 'Patient', id: '1' }, types: 'all' }, '').parts.length, 66);
  });

  test('whatever is written, it is read or refused', () => {
    const name = fc.oneof(
      fc.constantFrom(
        'code',
        'subject.name',
        '_has:Observation:patient:code',
        '_filter',
        'value-quantity',
        'date',
        '_sort',
        '_include',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string({ unit: 'grapheme' })), { maxLength: 4 }), (pairs) => {
        try {
          parseSearch({ types: ['Observation'] }, pairs, registry(), {
            zone,
            handling: 'strict',
            defaultCount: 20,
            maxCount: 100,
            now,
          });
        } catch (error) {
          assert.ok(error instanceof Refusal, String(error));
        }
      }),
      { numRuns: 500 },
    );
    assert.ok(hash('x'));
  });
});
