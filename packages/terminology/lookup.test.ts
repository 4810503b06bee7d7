import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { animals, animalsInChinese } from './fixtures/animals.ts';
import { lookup } from './lookup.ts';
import { memorySource } from './memory-source.ts';

const system = 'http://example.org/animals';
const context = { source: memorySource([animals, animalsInChinese]), now: () => new Date(0) };

suite('lookup', () => {
  test('tells everything of a concept', async () => {
    assert.deepEqual(await lookup({ system, code: 'dog' }, context), {
      resourceType: 'Parameters',
      parameter: [
        { name: 'name', valueString: 'Animals' },
        { name: 'version', valueString: '2' },
        { name: 'display', valueString: 'Dog' },
        {
          name: 'designation',
          part: [
            { name: 'language', valueCode: 'zh-CN' },
            { name: 'value', valueString: '狗' },
          ],
        },
        {
          name: 'property',
          part: [
            { name: 'code', valueCode: 'definition' },
            { name: 'value', valueString: 'A pet that barks' },
          ],
        },
        {
          name: 'property',
          part: [
            { name: 'code', valueCode: 'legs' },
            { name: 'value', valueInteger: 4 },
          ],
        },
        {
          name: 'property',
          part: [
            { name: 'code', valueCode: 'inactive' },
            { name: 'value', valueBoolean: false },
          ],
        },
        {
          name: 'property',
          part: [
            { name: 'code', valueCode: 'parent' },
            { name: 'value', valueCode: 'mammal' },
          ],
        },
      ],
    });
  });

  test('tells only the properties asked for, and the display in the wished language', async () => {
    const coding = { system, code: 'whale' };
    assert.deepEqual(await lookup({ coding, property: ['parent'], displayLanguage: 'zh-CN' }, context), {
      resourceType: 'Parameters',
      parameter: [
        { name: 'name', valueString: 'Animals' },
        { name: 'version', valueString: '2' },
        { name: 'display', valueString: '鲸' },
        ...['mammal', 'swimmer'].map((parent) => ({
          name: 'property',
          part: [
            { name: 'code', valueCode: 'parent' },
            { name: 'value', valueCode: parent },
          ],
        })),
      ],
    });
  });

  test('refuses an unknown system, version and code, and a missing input', async () => {
    await assert.rejects(lookup({ system: 'http://loinc.org', code: '1' }, context), {
      kind: 'not-found',
      words: { 'zh-CN': '代码系统 http://loinc.org 未加载', en: 'The code system http://loinc.org is not loaded' },
    });
    await assert.rejects(lookup({ system, version: '3', code: 'dog' }, context), {
      code: 'terminology/system-not-loaded',
    });
    await assert.rejects(lookup({ system, code: 'cat' }, context), { code: 'terminology/code-not-found' });
    await assert.rejects(lookup({ code: 'dog' }, context), { code: 'terminology/missing-input' });
  });
});
