import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parseJson } from './json/parse-json.ts';
import { writeJson } from './json/write-json.ts';
import { replaceValues } from './replace.ts';
import type { Bundle, Observation } from './types/index.ts';

const text =
  '{"resourceType":"Observation","status":"final","code":{"text":"urn:a"},"subject":{"reference":"urn:a"},' +
  '"valueQuantity":{"value":1.50},"note":[{"authorReference":{"reference":"urn:a"},"text":"urn:a"}]}';

suite('replaceValues', () => {
  const link = (value: unknown, _type: string, { element }: { readonly element: { readonly path: string } }): unknown =>
    element.path === 'Reference.reference' && value === 'urn:a' ? 'Patient/1' : value;

  test('replaces by element, within other resources too, and keeps decimals', () => {
    const bundle: Bundle = {
      resourceType: 'Bundle',
      type: 'batch',
      entry: [{ resource: parseJson(text) as unknown as Observation }],
    };
    assert.equal(
      writeJson(replaceValues(bundle, link).entry?.[0]?.resource),
      text.replaceAll('"reference":"urn:a"', '"reference":"Patient/1"'),
    );
  });

  test('gives back the resource itself when nothing changed, and shares what did not', () => {
    const observation = parseJson(text) as unknown as Observation;
    assert.equal(
      replaceValues(observation, (value) => value),
      observation,
    );
    assert.equal(replaceValues(observation, link).code, observation.code);
  });
});
