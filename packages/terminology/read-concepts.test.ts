import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { animals, animalsInChinese } from './fixtures/animals.ts';
import { readConcepts } from './read-concepts.ts';

suite('readConcepts', () => {
  test('reads a concept with both parents and what a supplement adds', () => {
    const whale = readConcepts(animals, [animalsInChinese]).find(({ code }) => code === 'whale');
    assert.deepEqual(whale, {
      code: 'whale',
      display: 'Whale',
      designations: [{ language: 'zh-CN', value: '鲸' }],
      properties: [{ code: 'legs', type: 'integer', value: 0 }],
      parents: ['mammal', 'swimmer'],
      inactive: false,
      abstract: false,
    });
  });

  test('marks headings and retired concepts, in the order of the resource', () => {
    assert.deepEqual(
      readConcepts(animals, []).map(({ code, abstract, inactive }) => `${code} ${abstract} ${inactive}`),
      [
        'mammal true false',
        'dog false false',
        'whale false false',
        'swimmer false false',
        'carp false false',
        'dodo false true',
      ],
    );
  });

  test('reads every type of property', () => {
    const property = [
      { code: 'a', valueCode: 'x' },
      { code: 'b', valueString: 'x' },
      { code: 'c', valueBoolean: false },
      { code: 'd', valueDecimal: 1.5 },
      { code: 'e', valueDateTime: '2026' },
      { code: 'f', valueCoding: { system: 'http://x', code: 'y', display: 'Y' } },
    ];
    const [read] = readConcepts({ ...animals, concept: [{ code: '1', property }] }, []);
    assert.deepEqual(
      read?.properties.map(({ code, type, value }) => `${code} ${type} ${value}`),
      ['a code x', 'b string x', 'c boolean false', 'd decimal 1.5', 'e dateTime 2026', 'f Coding y'],
    );
  });
});
