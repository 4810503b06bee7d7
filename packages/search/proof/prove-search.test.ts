import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { openSearchBench, type Planned, type SearchBench } from '#test';
import { PROOF_NOW, proveSearch } from './prove-search.ts';

/** Statistics that make every fact broad, so that pages are walked and candidates capped. */
const broad = { rows: 1_000_000, fact: () => 0.3, type: () => 0.5 } as const;

const ways: readonly (readonly [string, number, Planned])[] = [
  ['rare facts lead', 101, {}],
  ['the order is walked', 102, { breadth: broad, followed: 0 }],
  ['few candidates are followed', 103, { breadth: broad, followed: 2 }],
];

suite('random searches over random resources', () => {
  for (const [title, seed, planned] of ways) {
    suite(title, () => {
      const held: { bench?: SearchBench } = {};
      before(async () => {
        held.bench = await openSearchBench({ now: PROOF_NOW });
      });
      after(() => held.bench?.stop());

      test('find what the specification says', async () => {
        const { bench } = held;
        assert.ok(bench);
        const result = await proveSearch(
          {
            load: async (resources) => {
              await bench.load(resources);
              return resources;
            },
            runSearch: async (type, query) => (await bench.search(type, query, planned)).ids,
          },
          { seed, searches: 250 },
        );
        assert.deepEqual(result.differences, []);
        assert.ok(result.answered > 50, `only ${result.answered} searches found anything`);
      });
    });
  }

  test('a server that answers wrongly is found out', async () => {
    const held: { ids: string[] } = { ids: [] };
    const result = await proveSearch(
      {
        load: (resources) => {
          held.ids = resources.filter(({ resourceType }) => resourceType === 'Patient').map(({ id }) => id);
          return Promise.resolve(resources);
        },
        runSearch: () => Promise.resolve(held.ids),
      },
      { seed: 1, searches: 50 },
    );
    assert.ok(result.differences.length > 10);
  });
});
