import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { syntaxConcepts } from './syntax-concepts.ts';
import { currencies, isMimeType, languageTags } from './syntaxes.ts';

suite('syntaxes', () => {
  test('MIME types are type/subtype with parameters', () => {
    const good = [
      'text/plain',
      'application/fhir+json; fhirVersion=4.0',
      'text/plain;charset="utf-8"',
      'image/svg+xml',
      'application/dicom; variant=DICOM WADO-RS',
    ];
    const bad = ['text', 'text/', '/plain', 'text/pl ain', ''];
    assert.deepEqual([...good, ...bad].filter(isMimeType), good);
  });

  test('language tags and currencies have names in both languages', async () => {
    const [chinese] = (await syntaxConcepts(languageTags).lookup('fr-CA'))?.designations ?? [];
    assert.deepEqual(chinese, { language: 'zh-CN', value: '加拿大法语' });
    assert.equal((await syntaxConcepts(currencies).lookup('CNY'))?.display, 'Chinese Yuan');
    assert.equal(await syntaxConcepts(currencies).lookup('XYZ'), undefined);
    assert.equal(await syntaxConcepts(languageTags).lookup('not_a_tag'), undefined);
  });
});
