import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Amount } from './amount.ts';
import { sameUnit } from './amounts.ts';

const pair = (a: Amount, b: Amount, roughly = false): unknown => sameUnit(a, b, roughly);

suite('sameUnit', () => {
  test('brings amounts to base units, or roughly to the finer of the two', () => {
    const [grams, milligrams] = [new Amount(4, 'g'), new Amount(4040, 'mg')];
    assert.deepEqual(
      [pair(grams, milligrams), pair(grams, milligrams, true), pair(milligrams, grams, true)],
      [
        [4, 4.04],
        [4000, 4040],
        [4040, 4000],
      ],
    );
    assert.equal(pair(grams, new Amount(1, 'mL')), undefined);
  });

  test('keeps the calendar apart from mean years, but for a FHIR Quantity, which means both', () => {
    const [year, mean, fhir] = [new Amount(1, 'year'), new Amount(1, 'a'), new Amount(1, 'a', true)];
    assert.deepEqual(
      [pair(year, mean), pair(year, mean, true), pair(year, fhir), pair(mean, fhir)],
      [undefined, [1, 1], [1, 1], [1, 1]],
    );
  });

  test('compares units that are no UCUM only with themselves', () => {
    assert.deepEqual(
      [pair(new Amount(2, '|片'), new Amount(3, '|片')), pair(new Amount(2, '|片'), new Amount(3, '|粒'))],
      [[2, 3], undefined],
    );
  });
});
