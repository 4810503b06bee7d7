import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { CodeSystem, ValueSet } from '#fhir';
import { animals, valueSet } from './fixtures/animals.ts';
import { memorySource } from './memory-source.ts';
import { loadValueSet, valueSetCodes } from './value-set-codes.ts';

const system = animals.url ?? '';
const numbers: CodeSystem = {
  resourceType: 'CodeSystem',
  url: 'http://example.org/numbers',
  status: 'active',
  content: 'complete',
  concept: Array.from({ length: 100 }, (_, at) => ({ code: String(at) })),
};
const even = valueSet('even', {
  include: [{ system: numbers.url ?? '', filter: [{ property: 'code', op: 'regex', value: '.*[02468]' }] }],
});
const source = memorySource([animals, numbers, even]);
const listed = async (compose: NonNullable<ValueSet['compose']>, limit = 1000): Promise<number> =>
  (await valueSetCodes(valueSet('x', compose), source).list({ offset: 0, limit })).total;

suite('valueSetCodes', () => {
  test('intersects and excludes large sets as well as small ones', async () => {
    const whole = { system: numbers.url ?? '' };
    assert.equal(await listed({ include: [{ ...whole, valueSet: [even.url ?? ''] }] }), 50);
    assert.equal(await listed({ include: [whole], exclude: [{ valueSet: [even.url ?? ''] }] }), 50);
    assert.equal(
      await listed({ include: [{ ...whole, concept: [{ code: '2' }, { code: '3' }], valueSet: [even.url ?? ''] }] }),
      1,
    );
  });

  test('membership agrees with the list', async () => {
    const set = valueSetCodes(
      valueSet('x', {
        include: [{ system: numbers.url ?? '' }, { system }],
        exclude: [{ valueSet: [even.url ?? ''] }],
      }),
      source,
    );
    const { members } = await set.list({ offset: 0, limit: 1000 });
    const inList = new Set(members.map(({ concept }) => concept.code));
    for (const { code } of [...(numbers.concept ?? []), { code: 'dog' }, { code: 'none' }]) {
      assert.equal((await set.contains(undefined, code)) !== undefined, inList.has(code), code);
    }
  });

  test('refuses what is too large to list, though not to ask', async () => {
    const set = valueSetCodes(even, source);
    await assert.rejects(set.list({ offset: 0, limit: 10 }), { code: 'terminology/too-costly' });
    assert.equal((await set.list({ offset: 45, limit: 10 })).members.length, 5);
    assert.equal((await set.contains(numbers.url, '4'))?.concept.code, '4');
  });

  test('refuses an address that is not loaded, and a set without content', async () => {
    await assert.rejects(loadValueSet('http://example.org/none|1', source), {
      message: 'terminology/value-set-not-loaded: The value set http://example.org/none|1 is not loaded',
    });
    assert.throws(() => valueSetCodes({ resourceType: 'ValueSet', status: 'active' }, source), {
      code: 'terminology/value-set-without-content',
    });
  });
});
