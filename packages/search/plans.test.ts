import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { openSearchBench, testHash, type SearchBench } from '#test';
import { parseSearch } from './parse/parse-search.ts';
import type { Breadth, PlanContext } from './plan/context.ts';
import { plan } from './plan/plan-search.ts';
import { randomResources } from './proof/random-resources.ts';
import { seeded } from './proof/random.ts';
import { TEN_MILLION, tenMillionStatistics } from './proof/statistics.ts';
import { standardRegistry, ucum } from './registry/standard.ts';

const rare: Breadth = { rows: TEN_MILLION, fact: () => undefined, type: () => 0.6 };
const broad: Breadth = { rows: TEN_MILLION, fact: () => 0.3, type: () => 0.6 };

/** One scan of a plan: the index or table, and whether it runs only where there are many candidates. */
interface Scan {
  readonly on: string;
  readonly kind: string;
  readonly far: boolean;
  readonly condition: string;
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly 'One-Time Filter'?: string;
  readonly Plans?: readonly PlanNode[];
}

function scansOf(node: PlanNode, far = false): readonly Scan[] {
  const beyond = far || (node['One-Time Filter'] ?? '').includes('> 2000');
  const scan =
    node['Node Type'].includes('Scan') && (node['Index Name'] !== undefined || node['Relation Name'] !== undefined);
  const own = scan
    ? [
        {
          on: node['Index Name'] ?? node['Relation Name'] ?? '',
          kind: node['Node Type'],
          far: beyond,
          condition: node['Index Cond'] ?? '',
        },
      ]
    : [];
  return [...own, ...(node.Plans ?? []).flatMap((each) => scansOf(each, beyond))];
}

suite('plans at 10 million resources', () => {
  const held: { bench?: SearchBench } = {};
  before(async () => {
    const bench = await openSearchBench();
    await bench.load(randomResources(seeded(1)));
    for (const text of tenMillionStatistics()) await bench.sql.query('', text, []);
    held.bench = bench;
  });
  after(() => held.bench?.stop());

  const scans = async (
    type: string,
    query: string,
    breadth: Breadth,
    cursor?: readonly string[],
  ): Promise<readonly Scan[]> => {
    const registry = standardRegistry();
    const context: PlanContext = { registry, hash: testHash, canonicalUnit: ucum, breadth };
    const options = { zone: 'Asia/Shanghai', handling: 'strict', defaultCount: 20, maxCount: 1000, now: 0 } as const;
    const planned = plan(parseSearch({ types: [type] }, [...new URLSearchParams(query)], registry, options), context);
    const statement = planned.page(
      'r.key, r.self, r.id, r.content',
      21,
      cursor === undefined ? undefined : { key: '7', values: cursor },
    );
    const rows = await held.bench?.sql.query<{ readonly 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] }>(
      '',
      `explain (format json, generic_plan) ${statement.text}`,
      [],
    );
    const [top] = rows?.[0]?.['QUERY PLAN'] ?? [];
    assert.ok(top);
    return scansOf(top.Plan);
  };

  /** Names of what leads where there are few candidates; the table of units is small and may be read whole. */
  const leads = (found: readonly Scan[]): readonly string[] =>
    [
      ...new Set(
        found
          .filter(({ far, kind, on }) => !far && kind !== 'Bitmap Heap Scan' && on !== 'unit' && on !== 'unit_pkey')
          .map(({ on }) => on),
      ),
    ].toSorted();

  const shapes: readonly (readonly [
    title: string,
    type: string,
    query: string,
    breadth: Breadth,
    expected: readonly string[],
  ])[] = [
    [
      'patient and code, newest first',
      'Observation',
      'patient=Patient/1&code=http://loinc.org|1&_sort=-date',
      rare,
      ['resource_facts'],
    ],
    [
      'patient and category, newest first',
      'Observation',
      'patient=1&category=vital-signs&_sort=-date',
      rare,
      ['resource_facts'],
    ],
    ['a rare code', 'Observation', 'code=http://loinc.org|1', rare, ['resource_facts']],
    ['several codes', 'Condition', 'code=1,2,3&_sort=-onset-date', rare, ['resource_facts']],
    ['a name', 'Patient', 'name=zhang', rare, ['resource_facts']],
    ['an identifier', 'Patient', 'identifier=urn:mrn|1', rare, ['resource_facts']],
    ['an id', 'Patient', '_id=1', rare, ['resource_self']],
    [
      'a broad code, newest first',
      'Observation',
      'code=http://loinc.org|1&_sort=-date',
      broad,
      ['resource_date', 'resource_facts'],
    ],
    ['a broad status', 'Observation', 'status=final', broad, ['resource_pkey']],
    [
      'a broad status, last written first',
      'Observation',
      'status=final&_sort=-_lastUpdated',
      broad,
      ['resource_updated'],
    ],
    ['a whole type', 'Observation', '', rare, ['resource_pkey']],
    ['a clinical date', 'Observation', 'date=2024-05-01', rare, ['resource_date']],
    ['from a clinical date on', 'Observation', 'date=ge2024-05-01', rare, ['resource_date', 'resource_facts']],
    ['written since', 'Observation', '_lastUpdated=gt2025', rare, ['resource_updated']],
    ['another date', 'Condition', 'recorded-date=gt2025', rare, ['date_value_lo', 'resource_pkey']],
    ['a quantity', 'Observation', 'value-quantity=gt5', rare, ['number_value_lo', 'resource_pkey']],
    [
      'a broad code and a quantity',
      'Observation',
      'code=a&value-quantity=gt5|http://unitsofmeasure.org|mg',
      broad,
      ['number_value_lo', 'resource_pkey'],
    ],
    [
      'a composite',
      'Observation',
      'component-code-value-quantity=http://loinc.org|8480-6$gt140',
      rare,
      ['number_value_lo', 'resource_pkey'],
    ],
    ['a chain to few', 'Observation', 'subject:Patient.name=zhang', rare, ['resource_facts']],
    ['a chain to many', 'Observation', 'subject:Patient.gender=male', broad, ['resource_pkey', 'resource_self']],
    ['a chain of two', 'Observation', 'subject:Patient.organization.name=a', rare, ['resource_facts']],
    ['_has by few', 'Patient', '_has:Observation:patient:code=1', rare, ['resource_facts', 'resource_self']],
    ['_has by many', 'Patient', '_has:Observation:patient:code=1', broad, ['resource_facts', 'resource_pkey']],
    ['a reference downwards', 'Location', 'partof:below=Location/1', rare, ['resource_facts']],
    [
      'a whole type by another date',
      'Condition',
      '_sort=-recorded-date',
      broad,
      ['date_value_key', 'date_value_lo', 'resource_facts', 'resource_pkey'],
    ],
    ['a list', 'Patient', '_list=1', rare, ['resource_self']],
  ];

  for (const [title, type, query, breadth, expected] of shapes) {
    test(`${title}: led by ${expected.join(' and ')}, no table is read from its start`, async () => {
      const found = await scans(type, query, breadth);
      assert.deepEqual(
        { read: found.filter(({ kind, on }) => kind === 'Seq Scan' && on !== 'unit'), leads: leads(found) },
        { read: [], leads: [...expected].toSorted() },
      );
    });
  }

  test('a later page of a walk starts at its cursor', async () => {
    const dated = await scans('Observation', 'code=http://loinc.org|1&_sort=-date', broad, ['2024-05-01T00:00:00Z']);
    const keyed = await scans('Observation', 'status=final', broad, []);
    const conditions = [...dated, ...keyed]
      .filter(({ on }) => on === 'resource_date' || on === 'resource_pkey')
      .map(({ condition }) => condition.replace(/\$\d+/gu, '$'));
    assert.deepEqual(conditions, ['((type = $) AND (date_lo <= $))', '((type = $) AND (key > $))']);
  });

  test('keys lead only by their own list', async () => {
    const found = await scans('Observation', 'value-quantity=gt5', rare);
    const near = found.filter(({ on, far }) => on === 'resource_pkey' && !far).map(({ condition }) => condition);
    assert.deepEqual(
      near.map((condition) => condition.includes('key = ANY')),
      [true],
    );
  });
});
