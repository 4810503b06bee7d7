import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { compile, fhirModel } from '#fhirpath';
import { nativeCheck, simpleQuantityCheck } from './native-rules.ts';
import { newRun } from './run.ts';

suite('native rules', () => {
  test('ext-1 agrees with its FHIRPath', () => {
    const path = compile('extension.exists() != value.exists()', { model: fhirModel(), type: 'Extension' });
    const check = nativeCheck('Extension') ?? assert.fail();
    const value = fc.record(
      {
        url: fc.constant('http://x'),
        valueString: fc.constant('x'),
        _valueCode: fc.constant({ extension: [{ url: 'http://y', valueBoolean: true }] }),
        extension: fc.constant([{ url: 'z', valueBoolean: true }]),
      },
      { requiredKeys: ['url'] },
    );
    fc.assert(
      fc.property(value, (extension) => {
        const run = newRun({}, 'Extension', false);
        check(extension, run);
        assert.equal(run.findings.length === 0, path.truth(extension));
      }),
    );
  });

  test('sqty-1: no comparator', () => {
    const run = newRun({}, 'Quantity', false);
    simpleQuantityCheck({ value: 1 }, run);
    simpleQuantityCheck({ value: 1, comparator: '<' }, run);
    assert.deepEqual(
      run.findings.map(({ rule, expression }) => `${rule} ${expression}`),
      ['sqty-1 Quantity.comparator'],
    );
  });
});
