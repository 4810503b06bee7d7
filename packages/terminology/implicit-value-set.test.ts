import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { implicitValueSet } from './implicit-value-set.ts';

suite('implicit value sets', () => {
  test('SNOMED CT as a whole, below a concept, in an edition', () => {
    const sct = 'http://snomed.info/sct';
    assert.deepEqual(implicitValueSet(`${sct}?fhir_vs`)?.compose, { include: [{ system: sct }] });
    assert.deepEqual(implicitValueSet(`${sct}/900000000000207008?fhir_vs=isa/73211009`)?.compose, {
      include: [
        {
          system: sct,
          version: `${sct}/900000000000207008`,
          filter: [{ property: 'concept', op: 'is-a', value: '73211009' }],
        },
      ],
    });
  });

  test('LOINC as a whole', () => {
    assert.deepEqual(implicitValueSet('http://loinc.org/vs')?.compose, { include: [{ system: 'http://loinc.org' }] });
  });

  test('other addresses are none, and other forms are refused', () => {
    assert.equal(implicitValueSet('http://example.org/vs'), undefined);
    assert.throws(() => implicitValueSet('http://snomed.info/sct?fhir_vs=ecl/<1'), {
      code: 'terminology/unsupported-implicit-value-set',
    });
  });
});
