import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readAddress } from './address.ts';

suite('address', () => {
  test('is cut into decoded parts and pairs, in order, repeated names kept', () => {
    assert.deepEqual(readAddress('/fhir/R4/Patient/1/?name=%E6%9D%8E+lei&date=ge2020&date=lt2021&flag', '/fhir/R4'), {
      path: ['Patient', '1'],
      query: [
        ['name', '李 lei'],
        ['date', 'ge2020'],
        ['date', 'lt2021'],
        ['flag', ''],
      ],
    });
    assert.deepEqual(readAddress('/fhir/R4', '/fhir/R4'), { path: [], query: [] });
  });

  test('elsewhere is not ours', () => {
    assert.deepEqual([readAddress('/fhir/R40/x', '/fhir/R4'), readAddress('/', '/fhir/R4')], [undefined, undefined]);
  });

  test('broken percent-encoding is refused, not guessed', () => {
    assert.throws(() => readAddress('/fhir/R4/Patient?name=%E6%9', '/fhir/R4'), {
      kind: 'incorrect',
      code: 'rest/bad-encoding',
    });
  });
});
