import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { Concept } from './concept.ts';
import { memoryConcepts } from './memory-concepts.ts';

const concept = (code: string, ...parents: readonly string[]): Concept => ({
  code,
  display: `Display of ${code}`,
  designations: [],
  properties: [],
  parents,
  inactive: false,
  abstract: false,
});

/** Concepts 0 … n-1, each with parents of a smaller number: a hierarchy without cycles. */
const hierarchies = fc
  .array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 20 })
  .map((lists) =>
    lists.map((parents, at) => concept(String(at), ...new Set(at === 0 ? [] : parents.map((one) => String(one % at))))),
  );

const tableOf = (concepts: readonly Concept[], caseSensitive = true): ReturnType<typeof memoryConcepts> =>
  memoryConcepts({ system: 'http://x', name: 'X', complete: true, caseSensitive, properties: [], concepts });

suite('memoryConcepts', () => {
  test('folds case where the system does', async () => {
    assert.equal((await tableOf([concept('Aa')], false).lookup('aA'))?.code, 'Aa');
    assert.equal(await tableOf([concept('Aa')]).lookup('aA'), undefined);
    const several = await tableOf([concept('a'), concept('b')]).lookupAll(['b', 'c']);
    assert.deepEqual([...several.keys()], ['b']);
  });

  test('is-a is reflexive and transitive, and find agrees with it', async () => {
    await fc.assert(
      fc.asyncProperty(hierarchies, async (concepts) => {
        const table = tableOf(concepts);
        for (const { code, parents } of concepts) {
          assert.equal(await table.isA(code, code), true);
          for (const parent of parents) {
            for (const { code: top } of concepts) {
              if (await table.isA(parent, top)) assert.equal(await table.isA(code, top), true);
            }
          }
          const filters = [{ property: 'concept', op: 'is-a', value: code }] as const;
          const { concepts: below, total } = await table.find({ filters, offset: 0, count: 100 });
          const wanted = [];
          for (const { code: one } of concepts) if (await table.isA(one, code)) wanted.push(one);
          assert.deepEqual([below.map((one) => one.code), total], [wanted, wanted.length]);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('pages without gaps and repeats', async () => {
    await fc.assert(
      fc.asyncProperty(hierarchies, fc.integer({ min: 1, max: 5 }), async (concepts, count) => {
        const table = tableOf(concepts);
        const seen: string[] = [];
        for (let offset = 0; offset < concepts.length; offset += count) {
          const page = await table.find({ filters: [], offset, count });
          seen.push(...page.concepts.map(({ code }) => code));
        }
        assert.deepEqual(
          seen,
          concepts.map(({ code }) => code),
        );
      }),
      { numRuns: 50 },
    );
  });

  test('a circle of parents ends', async () => {
    const table = tableOf([concept('a', 'b'), concept('b', 'a')]);
    assert.deepEqual([await table.isA('a', 'b'), await table.isA('b', 'a')], [true, true]);
  });
});
