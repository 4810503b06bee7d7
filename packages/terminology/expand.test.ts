import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ValueSet } from '#fhir';
import { expand, type Expand } from './expand.ts';
import { animals, animalsInChinese, valueSet } from './fixtures/animals.ts';
import { memorySource } from './memory-source.ts';
import { syntaxConcepts } from './syntax-concepts.ts';
import { mimeTypes } from './syntaxes.ts';

const system = 'http://example.org/animals';
const all = valueSet('all', { include: [{ system }] });
const pets = valueSet('pets', {
  include: [{ system, concept: [{ code: 'dog', display: 'Doggy' }, { code: 'carp' }] }],
});
const loop = valueSet('loop', { include: [{ valueSet: ['http://example.org/vs/loop'] }] });
const source = memorySource([animals, animalsInChinese, all, pets, loop], [syntaxConcepts(mimeTypes)]);
const context = { source, now: () => new Date('2026-01-02T03:04:05Z') };

const contains = async (input: Expand): Promise<NonNullable<NonNullable<ValueSet['expansion']>['contains']>> =>
  (await expand(input, context)).expansion?.contains ?? [];
const codes = async (input: Expand): Promise<readonly (string | undefined)[]> =>
  (await contains(input)).map(({ code }) => code);
const composed = (...include: NonNullable<ValueSet['compose']>['include']): Expand => ({
  valueSet: valueSet('given', { include }),
});
const filtered = (property: string, op: string, value: string): Expand =>
  composed({ system, filter: [{ property, op: op as '=', value }] });

suite('expand', () => {
  test('lists a whole code system with total, parameters and version', async () => {
    assert.deepEqual(await expand({ url: all.url ?? '', count: 2 }, context), {
      resourceType: 'ValueSet',
      url: 'http://example.org/vs/all',
      status: 'active',
      expansion: {
        timestamp: '2026-01-02T03:04:05.000Z',
        total: 6,
        offset: 0,
        parameter: [
          { name: 'count', valueInteger: 2 },
          { name: 'version', valueUri: 'http://example.org/animals|2' },
        ],
        contains: [
          { system, version: '2', abstract: true, code: 'mammal', display: 'Mammal' },
          { system, version: '2', code: 'dog', display: 'Dog' },
        ],
      },
    });
  });

  test('pages by offset and count, and counts alone with count 0', async () => {
    assert.deepEqual(await codes({ url: all.url ?? '', offset: 4, count: 9 }), ['carp', 'dodo']);
    const { expansion } = await expand({ url: all.url ?? '', count: 0 }, context);
    assert.deepEqual([expansion?.total, expansion?.contains], [6, undefined]);
  });

  test('filters by every operator', async () => {
    assert.deepEqual(await codes(filtered('concept', 'is-a', 'mammal')), ['mammal', 'dog', 'whale']);
    assert.deepEqual(await codes(filtered('concept', 'descendent-of', 'swimmer')), ['whale', 'carp', 'dodo']);
    assert.deepEqual(await codes(filtered('concept', 'is-not-a', 'mammal')), ['swimmer', 'carp', 'dodo']);
    assert.deepEqual(await codes(filtered('concept', 'generalizes', 'whale')), ['mammal', 'whale', 'swimmer']);
    assert.deepEqual(await codes(filtered('legs', '=', '4')), ['dog']);
    assert.deepEqual(await codes(filtered('code', 'in', 'dog, carp')), ['dog', 'carp']);
    assert.deepEqual(await codes(filtered('code', 'regex', 'd.*')), ['dog', 'dodo']);
    assert.deepEqual(await codes(filtered('legs', 'exists', 'true')), ['dog', 'whale']);
    assert.deepEqual(await codes(filtered('parent', '=', 'swimmer')), ['whale', 'carp', 'dodo']);
  });

  test('finds typed words without accents, in designations too', async () => {
    assert.deepEqual(await codes({ url: all.url ?? '', filter: 'CAFE car' }), ['carp']);
    assert.deepEqual(await codes({ url: all.url ?? '', filter: '鲸' }), ['whale']);
    assert.deepEqual(await codes({ url: pets.url ?? '', filter: 'dogg' }), ['dog']);
  });

  test('leaves out inactive concepts on request', async () => {
    assert.equal((await codes({ url: all.url ?? '', activeOnly: true })).includes('dodo'), false);
    const quiet = valueSet('quiet', { inactive: false, include: [{ system }] });
    assert.equal((await codes({ valueSet: quiet })).includes('dodo'), false);
    assert.deepEqual((await contains({ url: all.url ?? '', filter: 'dodo' }))[0]?.inactive, true);
  });

  test('shows the wished language and designations', async () => {
    const shown = await contains({
      url: all.url ?? '',
      filter: 'dog',
      displayLanguage: 'zh',
      includeDesignations: true,
    });
    assert.deepEqual(shown, [
      { system, version: '2', code: 'dog', display: '狗', designation: [{ language: 'zh-CN', value: '狗' }] },
    ]);
  });

  test('nests on request, each concept once', async () => {
    const [mammal, swimmer] = await contains({ url: all.url ?? '', excludeNested: false });
    assert.deepEqual(
      mammal?.contains?.map(({ code }) => code),
      ['dog', 'whale'],
    );
    assert.deepEqual(
      swimmer?.contains?.map(({ code }) => code),
      ['carp', 'dodo'],
    );
  });

  test('unites includes, intersects value sets, takes excludes away', async () => {
    const two = composed({ system, concept: [{ code: 'whale' }] }, { valueSet: [pets.url ?? ''] });
    assert.deepEqual(await codes(two), ['whale', 'dog', 'carp']);
    const both = composed({
      system,
      filter: [{ property: 'concept', op: 'is-a', value: 'mammal' }],
      valueSet: [pets.url ?? ''],
    });
    assert.deepEqual(await codes(both), ['dog']);
    const without = valueSet('without', {
      include: [{ system }],
      exclude: [{ system, filter: [{ property: 'concept', op: 'is-a', value: 'swimmer' }] }],
    });
    assert.deepEqual(await codes({ valueSet: without }), ['mammal', 'dog']);
  });

  test('leaves out code systems, and keeps to their versions', async () => {
    const other = { system: 'http://example.org/other', concept: [{ code: 'x' }] };
    const two = composed({ system }, other);
    assert.deepEqual(await codes({ ...two, excludeSystem: [system] }), ['x']);
    assert.equal((await codes({ ...two, excludeSystem: [`${system}|9`] })).length, 7);
    const inside = composed({ valueSet: [all.url ?? ''] });
    assert.deepEqual(await codes({ ...inside, excludeSystem: [system] }), []);
    await assert.rejects(codes({ ...two, forceSystemVersion: [`${system}|9`] }), {
      message: `terminology/system-not-loaded: The code system ${system}|9 is not loaded`,
    });
    await assert.rejects(codes({ ...two, checkSystemVersion: [`${system}|9`] }), { code: 'terminology/wrong-version' });
  });

  test('finds the value sets that it contains', async () => {
    const contained = { ...valueSet('inner', { include: [{ system, concept: [{ code: 'dog' }] }] }), id: 'inner' };
    const outer = { ...valueSet('outer', { include: [{ valueSet: ['#inner'] }] }), contained: [contained] };
    assert.deepEqual(await codes({ valueSet: outer }), ['dog']);
  });

  test('leaves out a listed code that its code system does not have', async () => {
    assert.deepEqual(await codes(composed({ system, concept: [{ code: 'dog' }, { code: 'dragon' }] })), ['dog']);
  });

  test('uses a stored expansion where the code system is not loaded', async () => {
    const stored: ValueSet = {
      ...valueSet('stored', { include: [{ system: 'http://example.org/other' }] }),
      expansion: { timestamp: '2026-01-01', contains: [{ system: 'http://example.org/other', code: 'x' }] },
    };
    assert.deepEqual(await codes({ valueSet: stored }), ['x']);
  });

  test('lists codes that a value set names itself without their code system', async () => {
    assert.deepEqual(await codes(composed({ system: 'http://example.org/other', concept: [{ code: 'x' }] })), ['x']);
  });

  test('refuses what is not loaded, by name', async () => {
    await assert.rejects(codes(composed({ system: 'http://example.org/other' })), {
      kind: 'not-found',
      message: 'terminology/system-not-loaded: The code system http://example.org/other is not loaded',
    });
    await assert.rejects(codes({ url: 'http://example.org/vs/none' }), { code: 'terminology/value-set-not-loaded' });
    await assert.rejects(codes({ url: 'http://snomed.info/sct?fhir_vs' }), { code: 'terminology/system-not-loaded' });
  });

  test('refuses too costly, endless, wrong and unknown requests', async () => {
    await assert.rejects(expand({ url: all.url ?? '' }, { ...context, limit: 5 }), { code: 'terminology/too-costly' });
    await assert.rejects(codes(composed({ system: 'urn:ietf:bcp:13' })), { code: 'terminology/not-enumerable' });
    await assert.rejects(codes({ url: loop.url ?? '' }), { code: 'terminology/circular' });
    await assert.rejects(codes(filtered('colour', '=', 'red')), { code: 'terminology/unsupported-filter' });
    await assert.rejects(codes(filtered('concept', 'is-a', 'bird')), { code: 'terminology/wrong-filter' });
    await assert.rejects(codes(filtered('code', 'regex', '(a+)+')), { code: 'terminology/unsupported-filter' });
    await assert.rejects(codes({ url: all.url ?? '', count: -1 }), { code: 'terminology/wrong-number' });
    await assert.rejects(codes({}), { code: 'terminology/missing-input' });
  });
});
