import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { searchParameter, searchParametersOf } from './search-parameters.ts';
import { isResourceType } from './structures.ts';
import { resourceTypes } from './types/index.ts';

const all = resourceTypes.flatMap((type) => searchParametersOf(type).map((rule) => ({ type, rule })));

suite('searchParametersOf', () => {
  test('holds the 1,375 parameters of R4', () => {
    assert.equal(new Set(all.map(({ rule }) => rule.url)).size, 1375);
  });

  test('gives each type only its part of an expression over several', () => {
    assert.equal(searchParameter('Observation', 'code')?.expression, 'Observation.code');
    assert.equal(searchParameter('Medication', 'code')?.expression, 'Medication.code');
    const foreign = all.filter(({ type, rule: { expression, base } }) => {
      const starts = (expression ?? '').match(/(?<=^\(*|\| \(*)[A-Z]\w+/g) ?? [];
      return !base.includes('Resource') && starts.some((start) => isResourceType(start) && start !== type);
    });
    assert.deepEqual(
      foreign.map(({ type, rule }) => [type, rule.code, rule.expression]),
      [],
    );
  });

  test('writes as ofType what R4 writes as `as`', () => {
    assert.equal(
      searchParameter('Observation', 'value-date')?.expression,
      '(Observation.value.ofType(dateTime)) | (Observation.value.ofType(Period))',
    );
    const texts = all.flatMap(({ rule }) => [
      rule.expression,
      ...(rule.components ?? []).map((part) => part.expression),
    ]);
    assert.deepEqual(
      texts.filter((text) => /\bas\b/.test(text ?? '')),
      [],
    );
  });

  test('tells a composite with the codes of its parts', () => {
    assert.deepEqual(searchParameter('Observation', 'code-value-quantity'), {
      code: 'code-value-quantity',
      url: 'http://hl7.org/fhir/SearchParameter/Observation-code-value-quantity',
      type: 'composite',
      base: ['Observation'],
      expression: 'Observation',
      components: [
        { code: 'code', url: 'http://hl7.org/fhir/SearchParameter/clinical-code', expression: 'code' },
        {
          code: 'value-quantity',
          url: 'http://hl7.org/fhir/SearchParameter/Observation-value-quantity',
          expression: 'value.ofType(Quantity)',
        },
      ],
    });
  });

  test('has no two parameters of one name for a type, and the common ones for all', () => {
    for (const type of resourceTypes) {
      const codes = searchParametersOf(type).map(({ code }) => code);
      assert.equal(new Set(codes).size, codes.length, type);
      for (const common of ['_id', '_lastUpdated', '_tag', '_profile', '_security', '_source', '_content']) {
        assert.ok(codes.includes(common), `${type} ${common}`);
      }
      assert.equal(codes.includes('_text'), !['Binary', 'Bundle', 'Parameters'].includes(type), type);
    }
  });
});
