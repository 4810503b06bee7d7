import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { codeSystemConcepts } from './code-system-concepts.ts';
import { animals } from './fixtures/animals.ts';

suite('codeSystemConcepts', () => {
  test('carries name, version, language and completeness of the resource', () => {
    const { system, version, name, language, complete, enumerable } = codeSystemConcepts(animals);
    assert.deepEqual(
      { system, version, name, language, complete, enumerable },
      { system: animals.url, version: '2', name: 'Animals', language: 'en', complete: true, enumerable: true },
    );
    assert.equal(codeSystemConcepts({ ...animals, content: 'fragment' }).complete, false);
  });
});
