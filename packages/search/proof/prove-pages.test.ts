import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { openSearchBench, type Planned, type SearchBench } from '#test';
import { spanOfValue } from './naive-dates.ts';
import { naive, type NaiveResource } from './naive.ts';
import { PROOF_NOW } from './prove-search.ts';
import { randomResources } from './random-resources.ts';
import { seeded } from './random.ts';

const broad: Planned = { breadth: { rows: 1_000_000, fact: () => 0.3, type: () => 0.5 }, followed: 3 };

const SORTS: readonly (readonly [type: string, sort: string])[] = [
  ['Observation', 'date'],
  ['Observation', '-date'],
  ['Observation', '-date,_id'],
  ['Observation', 'status,-date'],
  ['Observation', '_lastUpdated'],
  ['Observation', '-_lastUpdated'],
  ['Observation', 'value-date'],
  ['Condition', '-recorded-date'],
  ['Condition', 'recorded-date,_id'],
  ['ServiceRequest', 'occurrence'],
  ['ServiceRequest', '-occurrence'],
  ['Condition', 'onset-date,-recorded-date'],
  ['Patient', 'birthdate,-_id'],
  ['Patient', 'family'],
  ['Patient', '-gender,_id'],
  ['Encounter', ''],
  ['Encounter', '-date'],
];

const FILTERS: Readonly<Record<string, readonly string[]>> = {
  Observation: [
    '',
    'status=final',
    'date=ge2019-06',
    'value-quantity=gt1',
    'subject:Patient.gender=male',
    'category:text=heart',
  ],
  Condition: ['', 'recorded-date=ge2019'],
  Patient: ['', 'active=true', '_has:Observation:patient:status=final'],
  ServiceRequest: ['', 'status=active', 'authored=ge2019'],
  Encounter: ['', 'status=finished', 'date=le2019-12'],
};

suite('pages', () => {
  const resources = randomResources(seeded(7));
  const evaluator = naive(resources, PROOF_NOW);
  const byId = new Map(resources.map((resource) => [`${resource.resourceType}/${resource.id}`, resource]));
  const held: { bench?: SearchBench } = {};
  before(async () => {
    held.bench = await openSearchBench({ now: PROOF_NOW });
    await held.bench.load(resources);
  });
  after(() => held.bench?.stop());

  const bench = (): SearchBench => {
    assert.ok(held.bench);
    return held.bench;
  };

  async function paged(type: string, query: string, planned: Planned): Promise<readonly string[]> {
    const ids: string[] = [];
    let cursor: string | undefined;
    for (let pages = 0; pages < 100; pages++) {
      const page = await bench().search(
        type,
        `${query}&_count=4${cursor === undefined ? '' : `&_cursor=${cursor}`}`,
        planned,
      );
      ids.push(...page.ids);
      cursor = page.next;
      if (cursor === undefined) break;
    }
    return ids;
  }

  /** What one key of `_sort` reads of a resource: the least value, descending the greatest; undefined when missing. */
  function keyOf(resource: NaiveResource, key: string): string | number | undefined {
    const code = key.replace(/^-/u, '');
    const values = evaluator.values(resource, code).flatMap(({ type, value }) => {
      if (
        ['date', 'onset-date', 'recorded-date', 'value-date', 'occurrence', 'birthdate', '_lastUpdated'].includes(code)
      )
        return spanOfValue(type, value)?.from ?? [];
      const text = String(value).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
      return text;
    });
    const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    return key.startsWith('-') ? sorted.at(-1) : sorted[0];
  }

  function assertOrder(type: string, sort: string, ids: readonly string[]): void {
    const keys = sort.split(',').filter((key) => key !== '');
    const rows = ids.map((id) => keys.map((key) => keyOf(byId.get(`${type}/${id}`) as NaiveResource, key)));
    for (let at = 1; at < rows.length; at++) {
      const order = compareRows(rows[at - 1] ?? [], rows[at] ?? [], keys);
      assert.ok(
        order <= 0,
        `${type} ${sort}: ${ids[at - 1]} ${JSON.stringify(rows[at - 1])} stands before ${ids[at]} ${JSON.stringify(rows[at])}`,
      );
    }
  }

  function compareRows(
    a: readonly (string | number | undefined)[],
    b: readonly (string | number | undefined)[],
    keys: readonly string[],
  ): number {
    for (const [at, key] of keys.entries()) {
      const [left, right] = [a[at], b[at]];
      if (left === right) continue;
      if (left === undefined) return 1;
      if (right === undefined) return -1;
      return (left < right ? -1 : 1) * (key.startsWith('-') ? -1 : 1);
    }
    return 0;
  }

  for (const [type, sort] of SORTS) {
    for (const [way, planned] of [
      ['rare', {}],
      ['broad', broad],
    ] as const) {
      test(`${type} by ${sort === '' ? 'creation' : sort} (${way}): every match once, in order, whatever the page`, async () => {
        for (const filter of FILTERS[type] ?? []) {
          const query = `${filter}${sort === '' ? '' : `&_sort=${sort}`}`;
          const whole = await bench().search(type, query, planned);
          const pages = await paged(type, query, planned);
          assert.deepEqual(pages, whole.ids, query);
          const [name = '', raw = ''] = filter.split('=');
          const expected = resources
            .filter((each) => each.resourceType === type && (filter === '' || evaluator.meets(each, name, raw)))
            .map(({ id }) => id);
          assert.deepEqual(whole.ids.toSorted(), expected.toSorted(), query);
          assertOrder(type, sort, whole.ids);
        }
      });
    }
  }

  test('totals: accurate, estimated, none asked for', async () => {
    const accurate = await bench().search('Observation', 'status=final&_count=1&_total=accurate');
    const estimate = await bench().search('Observation', 'status=final&_count=1&_total=estimate');
    const silent = await bench().search('Observation', 'status=final&_count=1');
    const counted = await bench().search('Observation', 'status=final&_count=0');
    const opened = await bench().search('Observation', 'category:text=heart&_summary=count');
    const expected = resources.filter(
      (each) => each.resourceType === 'Observation' && evaluator.meets(each, 'status', 'final'),
    ).length;
    const hearts = resources.filter(
      (each) => each.resourceType === 'Observation' && evaluator.meets(each, 'category:text', 'heart'),
    ).length;
    assert.deepEqual(
      [accurate.total, estimate.total, silent.total, counted.total, counted.ids, opened.total],
      [expected, expected, undefined, expected, [], hearts],
    );
  });

  test('a cursor of another search is refused', async () => {
    const { next } = await bench().search('Observation', 'status=final&_count=1');
    await assert.rejects(bench().search('Observation', `status=amended&_count=1&_cursor=${next ?? ''}`), {
      code: 'search/bad-cursor',
    });
    await assert.rejects(bench().search('Observation', 'status=final&_cursor=nonsense'), { code: 'search/bad-cursor' });
  });

  test('a row that is created while paging comes at its place, and none comes twice', async () => {
    const first = await bench().search('RiskAssessment', '_count=5');
    await bench().load([
      { resourceType: 'RiskAssessment', id: 'late', status: 'final', subject: { reference: 'Patient/1' } },
    ]);
    const rest = await bench().search('RiskAssessment', `_count=100&_cursor=${first.next ?? ''}`);
    const all = [...first.ids, ...rest.ids];
    assert.deepEqual([new Set(all).size, all.at(-1)], [13, 'late']);
  });
});
