import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { resultsFor } from '../fixtures/results.ts';

const ucum = (value: number, code: string): unknown => ({
  value,
  unit: code,
  system: 'http://unitsofmeasure.org',
  code,
});

suite('conversion functions', () => {
  test('convert what can be converted and find nothing otherwise', () => {
    const expected = {
      "'yes'.toBoolean()": [true],
      "'N'.toBoolean()": [false],
      '2.toBoolean()': [],
      "'+12'.toInteger()": [12],
      "'1.5'.toInteger()": [],
      'true.toInteger()': [1],
      "'1.5'.toDecimal()": [1.5],
      "'1.'.toDecimal()": [],
      "'2015-02-04T10:00:00Z'.toDate()": ['2015-02-04'],
      "'2015-13'.toDate()": [],
      "'2015-02'.toDateTime()": ['2015-02'],
      '@2015-02-04.toDateTime() is DateTime': [true],
      "'14:34'.toTime()": ['14:34'],
      "'25:00'.toTime()": [],
      '1.5.toString()': ['1.5'],
      '(1 | 2).toString()': 'fhirpath/not-single',
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('say beforehand whether they can', () => {
    const expected = {
      "'1'.convertsToInteger()": [true],
      "'a'.convertsToInteger()": [false],
      '{}.convertsToInteger()': [],
      "'2015'.convertsToDate()": [true],
      'name[0].convertsToString()': [false],
      "'1 day'.convertsToQuantity()": [true],
      "'1 foo'.convertsToQuantity()": [false],
      "'1'.convertsToQuantity('mg')": [false],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });

  test('read quantities and bring them to a unit', () => {
    const expected = {
      "'4 days'.toQuantity()": [{ value: 4, unit: 'day' }],
      "'5.5 \\'mg\\''.toQuantity()": [ucum(5.5, 'mg')],
      '1.5.toQuantity()': [ucum(1.5, '1')],
      "(1500 'mg').toQuantity('g')": [ucum(1.5, 'g')],
      "(37 'Cel').toQuantity('[degF]')": [ucum(98.6, '[degF]')],
      "(1 'mg').toQuantity('mL')": [],
      "(1 'wk').toQuantity('days')": [{ value: 7, unit: 'day' }],
      "(1 'a').toQuantity('months')": [],
    };
    assert.deepEqual(resultsFor(expected), expected);
  });
});
