import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ConceptMap } from '#fhir';
import { sounds } from './fixtures/animals.ts';
import { memorySource } from './memory-source.ts';
import { translate, type Translate } from './translate.ts';

const system = 'http://example.org/animals';
const target = 'http://example.org/sound';
const further: ConceptMap = {
  resourceType: 'ConceptMap',
  url: 'http://example.org/further',
  status: 'active',
  group: [
    {
      source: 'http://example.org/plants',
      target,
      element: [],
      unmapped: { mode: 'other-map', url: 'http://example.org/plants-map' },
    },
  ],
};
const plants: ConceptMap = {
  resourceType: 'ConceptMap',
  url: 'http://example.org/plants-map',
  status: 'active',
  group: [{ source: 'http://example.org/plants', target, element: [], unmapped: { mode: 'provided' } }],
};
const context = { source: memorySource([sounds, further, plants]), now: () => new Date(0) };
const matches = async (input: Translate): Promise<readonly string[]> =>
  ((await translate(input, context)).parameter ?? [])
    .filter(({ name }) => name === 'match')
    .map(({ part }) => `${part?.[0]?.valueCode} ${part?.[1]?.valueCoding?.code}`);

suite('translate', () => {
  test('gives every target with equivalence and source', async () => {
    assert.deepEqual(await translate({ url: sounds.url ?? '', system, code: 'dog' }, context), {
      resourceType: 'Parameters',
      parameter: [
        { name: 'result', valueBoolean: true },
        {
          name: 'match',
          part: [
            { name: 'equivalence', valueCode: 'equivalent' },
            { name: 'concept', valueCoding: { system: target, code: 'bark', display: 'Bark' } },
            { name: 'source', valueUri: 'http://example.org/sounds' },
          ],
        },
        {
          name: 'match',
          part: [
            { name: 'equivalence', valueCode: 'wider' },
            { name: 'concept', valueCoding: { system: target, code: 'noise' } },
            { name: 'source', valueUri: 'http://example.org/sounds' },
          ],
        },
      ],
    });
  });

  test('turns around, equivalence too', async () => {
    assert.deepEqual(await matches({ system: target, code: 'noise', reverse: true }), ['narrower dog']);
  });

  test('uses a mapping that depends on more only where that is given', async () => {
    const whale = { system, code: 'whale' };
    assert.deepEqual(await matches(whale), []);
    const dependency = [{ element: 'http://example.org/season', value: 'spring' }];
    assert.deepEqual(await matches({ ...whale, dependency }), ['equal song']);
  });

  test('follows the rule for codes that are not listed', async () => {
    assert.deepEqual(await matches({ system, code: 'carp' }), ['inexact silence']);
    const elsewhere = { url: further.url ?? '', system: 'http://example.org/plants', code: 'oak' };
    assert.deepEqual(await matches(elsewhere), ['equal oak']);
  });

  test('says that there is no translation into the wished system', async () => {
    assert.deepEqual(await translate({ system, code: 'dog', targetsystem: 'http://loinc.org' }, context), {
      resourceType: 'Parameters',
      parameter: [
        { name: 'result', valueBoolean: false },
        { name: 'message', valueString: 'No translation of http://example.org/animals|dog' },
      ],
    });
  });

  test('refuses where no map is loaded', async () => {
    await assert.rejects(matches({ system: 'http://loinc.org', code: '1' }), { code: 'terminology/no-map-loaded' });
    await assert.rejects(matches({ url: 'http://example.org/none', system, code: 'dog' }), {
      code: 'terminology/concept-map-not-loaded',
    });
    await assert.rejects(matches({ code: 'dog' }), { code: 'terminology/missing-input' });
  });
});
