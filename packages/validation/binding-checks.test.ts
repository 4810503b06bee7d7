import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { boundCode, boundObject } from './binding-checks.ts';
import type { BoundCodes } from './required-codes.ts';
import { newRun, type JsonObject } from './run.ts';

const red: BoundCodes = {
  allowsCode: (code) => code === 'red',
  allowsCoding: (system, code) => system === 'http://x' && code === 'red',
  examples: ['red'],
};
const object = (type: string, value: JsonObject): readonly string[] => {
  const run = newRun({}, type, false);
  boundObject(type, 'http://vs', red)(value, run);
  return run.findings.map(({ words }) => words.en);
};
const wrong = (type: string, found: string): string =>
  `${type}: the code ${found} is not in the required value set http://vs; allowed are red`;

suite('binding checks', () => {
  test('a code by itself', () => {
    const run = newRun({}, 'x', false);
    for (const code of ['red', 'blue']) boundCode('http://vs', red)(code, run);
    assert.deepEqual(
      run.findings.map(({ words }) => words.en),
      [wrong('x', 'blue')],
    );
  });

  test('a Coding by system and code', () => {
    assert.deepEqual(object('Coding', { system: 'http://x', code: 'red' }), []);
    assert.deepEqual(object('Coding', { system: 'http://y', code: 'red' }), [wrong('Coding', 'http://y|red')]);
  });

  test('a CodeableConcept by one of its codings, a text alone is not enough', () => {
    const coding = [
      { system: 'http://y', code: 'z' },
      { system: 'http://x', code: 'red' },
    ];
    assert.deepEqual(object('CodeableConcept', { coding }), []);
    assert.deepEqual(object('CodeableConcept', { text: 'red' }), [wrong('CodeableConcept', '–')]);
    assert.deepEqual(object('CodeableConcept', { coding: 1 }).length, 1);
  });
});
