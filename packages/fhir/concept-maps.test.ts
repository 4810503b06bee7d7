import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { conceptMap, conceptMapUrls } from './concept-maps.ts';

suite('conceptMap', () => {
  test('holds the mappings of a map', () => {
    const [group] = conceptMap('http://hl7.org/fhir/ConceptMap/cm-administrative-gender-v2')?.group ?? [];
    assert.deepEqual(
      group?.element.map(({ code, target }) => [code, target?.map((each) => each.code)]),
      [
        ['male', ['M']],
        ['female', ['F']],
        ['other', ['A', 'O']],
        ['unknown', ['U']],
      ],
    );
  });

  test('is readable for every URL', () => {
    assert.equal(conceptMapUrls().length, 76);
    for (const url of conceptMapUrls()) assert.equal(conceptMap(url)?.url, url);
  });
});
