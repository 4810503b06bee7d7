import type { Observation, Quantity } from '#fhir';
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parseExactly } from './exact-json.ts';
import { bandOf, flagOf, gravity, isOf, isVoid, shownOf, whenOf } from './result.ts';

const observation = (part: Partial<Observation>): Observation => ({
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'x' },
  ...part,
});
const interpreted = (code: string): Observation => observation({ interpretation: [{ coding: [{ code }] }] });
const band = [{ low: { value: 3.5 }, high: { value: 5.3 } }];

suite('a result', () => {
  test('is shown as it was written, with its unit', () => {
    const read = parseExactly(
      '{"resourceType":"Observation","status":"final","code":{},"valueQuantity":{"value":-1.50,"comparator":"<","unit":"kg"}}',
    );
    assert.deepEqual(shownOf(read as Observation), { value: '<−1.50', unit: 'kg' });
  });

  test('with more digits than a laboratory reports is shortened, and says so, and keeps the whole number', () => {
    const read = parseExactly('{"value":9.316726030477001,"unit":"mg/dL"}') as Quantity;
    assert.deepEqual(shownOf(observation({ valueQuantity: read })), {
      value: '≈9.3167',
      exact: '9.316726030477001',
      unit: 'mg/dL',
      number: 9.316726030477001,
    });
    assert.equal(shownOf(observation({ valueQuantity: { value: 12345678, unit: '/L' } }))?.value, '12345678');
    assert.equal(shownOf(observation({ valueQuantity: { value: 0.001234, unit: 'g' } }))?.value, '0.001234');
  });

  test('has its unit without the braces of UCUM annotations', () => {
    assert.equal(shownOf(observation({ valueQuantity: { value: 3, unit: '{score}' } }))?.unit, 'score');
  });

  test('is shown whatever its type', () => {
    const shown = [
      { valueString: 'O Rh+' },
      { valueInteger: 3 },
      { valueBoolean: true },
      { valueCodeableConcept: { text: '阴性' } },
      { dataAbsentReason: { text: '标本溶血' } },
      {},
    ].map((part) => shownOf(observation(part))?.value);
    assert.deepEqual(shown, ['O Rh+', '3', '+', '阴性', '标本溶血', undefined]);
  });

  test('of several parts in one unit stands together: 128/74', () => {
    const component = [128, 74].map((value) => ({ code: {}, valueQuantity: { value, unit: 'mmHg' } }));
    assert.deepEqual(shownOf(observation({ component })), { value: '128/74', unit: 'mmHg', number: 128 });
  });

  test('has the flag that its author gave it', () => {
    assert.deepEqual(
      ['HH', 'LL', 'AA', 'H', 'L', 'A', 'N'].map((code) => flagOf(interpreted(code))),
      ['critical-high', 'critical-low', 'critical', 'high', 'low', 'abnormal', undefined],
    );
  });

  test('without interpretation is flagged by its band; with "normal" it is not, whatever the band', () => {
    const at = (value: number): Observation => observation({ valueQuantity: { value }, referenceRange: band });
    assert.deepEqual([at(3.4), at(3.5), at(5.3), at(5.4)].map(flagOf), ['low', undefined, undefined, 'high']);
    assert.equal(flagOf({ ...at(9), interpretation: [{ coding: [{ code: 'N' }] }] }), undefined);
  });

  test('below the limit of detection is not called high', () => {
    assert.equal(
      flagOf(observation({ valueQuantity: { value: 6, comparator: '<' }, referenceRange: band })),
      undefined,
    );
  });

  test('is as grave as its flag', () => {
    assert.deepEqual(
      ['critical-low', 'low', 'abnormal', undefined].map((flag) => gravity(flag as never)),
      [3, 2, 1, 0],
    );
  });

  test('has its band in words, open at one end where one is missing', () => {
    assert.deepEqual(
      [bandOf(band), bandOf([{ high: { value: 8 } }]), bandOf([{ text: '阴性' }]), bandOf([])],
      [{ low: 3.5, high: 5.3, text: '3.5–5.3' }, { high: 8, text: '≤ 8' }, { text: '阴性' }, undefined],
    );
  });

  test('was true when it was taken, not when it was issued', () => {
    assert.equal(whenOf(observation({ issued: '2026-01-02', effectivePeriod: { start: '2026-01-01' } })), '2026-01-01');
    assert.equal(whenOf(observation({ issued: '2026-01-02' })), '2026-01-02');
  });

  test('knows its category and whether it was entered in error', () => {
    assert.ok(isOf(observation({ category: [{ coding: [{ code: 'laboratory' }] }] }), 'laboratory'));
    assert.deepEqual([isVoid({ status: 'entered-in-error' }), isVoid({ status: 'final' })], [true, false]);
  });
});
