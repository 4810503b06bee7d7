import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { element } from './fixtures/profile.ts';
import type { ProfileRules } from './node.ts';
import { overlay } from './read-rules.ts';

suite('overlay', () => {
  test('later words replace earlier ones, invariants add up', () => {
    const rules: ProfileRules = { invariants: [] };
    const constraint = (key: string) => [{ key, severity: 'error' as const, human: key, expression: 'true' }];
    overlay(rules, element('Patient.name', { min: 0, max: '*', constraint: constraint('x-1') }));
    overlay(rules, element('Patient.name', { min: 1, max: '3', constraint: constraint('x-2') }));
    overlay(rules, element('Patient.name', { constraint: constraint('x-2') }));
    assert.deepEqual([rules.min, rules.max, rules.invariants.map(({ key }) => key)], [1, 3, ['x-1', 'x-2']]);
  });

  test('reads values of every type by their prefix', () => {
    const rules: ProfileRules = { invariants: [] };
    overlay(
      rules,
      element('X', { fixedCode: 'a', patternCoding: { code: 'b' }, minValueInteger: 1, maxValueInteger: 9 }),
    );
    assert.deepEqual([rules.fixed, rules.pattern, rules.least, rules.most], ['a', { code: 'b' }, 1, 9]);
  });

  test('leaves out what the base validation checks, and bindings that bind nobody', () => {
    const rules: ProfileRules = { invariants: [] };
    const source = 'http://hl7.org/fhir/StructureDefinition/Element';
    overlay(
      rules,
      element('X', {
        constraint: [{ key: 'ele-9', severity: 'error', human: 'x', expression: 'true', source }],
        binding: { strength: 'preferred', valueSet: 'http://x' },
      }),
    );
    assert.deepEqual(rules, { invariants: [] });
  });

  test('reads the FHIR type beside a FHIRPath type', () => {
    const rules: ProfileRules = { invariants: [] };
    const url = 'http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type';
    overlay(
      rules,
      element('Patient.id', {
        type: [{ code: 'http://hl7.org/fhirpath/System.String', extension: [{ url, valueUrl: 'id' }] }],
      }),
    );
    assert.deepEqual(rules.types, [{ code: 'id', profiles: [], targets: [] }]);
  });
});
