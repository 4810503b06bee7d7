import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { limitFor, listMeasures, measureOf } from './measures.ts';

suite('measures', () => {
  test('a row is read whole', () => {
    assert.deepEqual(measureOf('haemoglobin'), {
      loinc: '718-7',
      display: 'Hemoglobin [Mass/volume] in Blood',
      zh: '血红蛋白',
      en: 'Haemoglobin',
      ucum: 'g/L',
      unit: 'g/L',
      digits: 0,
      low: [130, 115],
      high: [175, 150],
      usual: [150, 132],
      noise: 3,
      possible: [38, 210],
      critical: [60, 200],
    });
  });

  test('the usual value of each is normal, possible, and not critical', () => {
    for (const [key, measure] of listMeasures()) {
      for (const male of [true, false]) {
        const usual = limitFor(measure.usual, male);
        const within = (low: number | undefined, high: number | undefined): boolean =>
          usual >= (low ?? usual) && usual <= (high ?? usual);
        assert.ok(
          within(measure.low && limitFor(measure.low, male), measure.high && limitFor(measure.high, male)),
          key,
        );
        assert.ok(within(...measure.possible) && within(...(measure.critical ?? [usual, usual])), key);
      }
    }
  });

  test('every code is a LOINC number with a right check digit', () => {
    for (const [key, { loinc }] of listMeasures()) {
      const [body = '', check] = loinc.split('-');
      assert.equal(Number(check), luhn(body), key);
    }
  });
});

/** Mod 10 check digit of LOINC (LOINC Users' Guide, appendix C). */
function luhn(body: string): number {
  const sum = [...body].toReversed().reduce((total, figure, index) => {
    const value = Number(figure) * (index % 2 === 0 ? 2 : 1);
    return total + Math.floor(value / 10) + (value % 10);
  }, 0);
  return (10 - (sum % 10)) % 10;
}
