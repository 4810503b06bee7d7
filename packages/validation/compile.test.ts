import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dataTypes, resourceTypes } from '#fhir';
import { newChecks } from './compile.ts';
import { newRun } from './run.ts';

suite('compile', () => {
  test('every type of R4 compiles, and answers an empty object', () => {
    const checks = newChecks();
    let count = 0;
    for (const type of [...dataTypes(), ...resourceTypes]) {
      const run = newRun({}, type, false);
      checks(type)({}, run);
      count += 1;
    }
    assert.ok(count > 190, `${count}`);
  });

  test('a type is compiled once', () => {
    const checks = newChecks();
    assert.equal(checks('Period'), checks('Period'));
    assert.notEqual(checks('Period'), newChecks()('Period'));
  });
});
