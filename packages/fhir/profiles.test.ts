import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { profile, profileUrls } from './profiles.ts';
import { isResourceType, structureOf } from './structures.ts';

suite('profile', () => {
  test('tells slices, fixed values and invariants of a vital sign', () => {
    const elements = profile('http://hl7.org/fhir/StructureDefinition/bodyweight|4.0.1')?.snapshot?.element ?? [];
    const by = (id: string): unknown => elements.find((element) => element.id === id);
    assert.deepEqual(by('Observation.code.coding:BodyWeightCode.code'), {
      id: 'Observation.code.coding:BodyWeightCode.code',
      path: 'Observation.code.coding.code',
      type: [{ code: 'code' }],
      fixedCode: '29463-7',
      min: 1,
      max: '1',
      base: { path: 'Coding.code', min: 0, max: '1' },
    });
  });

  test('is readable for every URL and constrains a type of R4', () => {
    assert.equal(profileUrls().length, 437);
    for (const url of profileUrls()) {
      const { type = '', snapshot } = profile(url) ?? {};
      assert.ok(isResourceType(type) || structureOf(type), url);
      assert.ok(
        snapshot?.element.every(({ path, min, max }) => path && min !== undefined && max !== undefined),
        url,
      );
    }
  });
});
