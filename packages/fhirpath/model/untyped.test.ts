import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { resultsFor } from '../fixtures/results.ts';
import { typeOfJson, untyped } from './untyped.ts';

suite('untyped', () => {
  test('takes the types of JSON for values without a definition', () => {
    assert.deepEqual(
      [true, 'a', 1, 1.5, {}].map((value) => typeOfJson(value).name),
      ['Boolean', 'String', 'Integer', 'Decimal', 'Element'],
    );
    assert.equal(untyped.member('any')?.choices[0]?.key, 'any');
  });

  test('navigates objects that no definition describes, and resources within them as what they are', () => {
    const context = {
      user: { roles: ['nurse', 'admin'] },
      patient: { resourceType: 'Patient', deceasedBoolean: true },
    };
    const expected = {
      'user.roles.count()': [2],
      "'nurse' in user.roles": [true],
      'patient.deceased': [true],
      'patient is Patient': [true],
      'nothing.at.all': [],
    };
    assert.deepEqual(resultsFor(expected, context), expected);
  });
});
