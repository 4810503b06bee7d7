import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dataTypes, resourceTypes, structureOf } from '#fhir';
import { compile, fhirModel } from '#fhirpath';
import { correctedExpression } from './corrections.ts';
import { invariantCheck } from './invariant-check.ts';
import { native } from './native-rules.ts';
import { newRun } from './run.ts';

const check = (key: string, expression: string, value: unknown): readonly string[] => {
  const run = newRun({}, 'Period', false);
  invariantCheck({ key, severity: 'error', human: 'x', expression }, 'Period')(value, run);
  return run.findings.map(({ severity, code }) => `${severity} ${code}`);
};

suite('invariantCheck', () => {
  test('true is right, false and nothing are wrong', () => {
    assert.deepEqual(check('x-1', 'start.exists()', { start: '2026' }), []);
    assert.deepEqual(check('x-1', 'start.exists()', {}), ['error validation/invariant']);
    assert.deepEqual(check('x-1', "start = '2026'", {}), ['error validation/invariant']);
  });

  test('an order that cannot be told is not checked', () => {
    assert.deepEqual(check('per-1', 'start <= end', { start: '2026-01', end: '2026-01-02' }), [
      'information validation/not-checked',
    ]);
  });

  test('an expression that is wrong or cannot be evaluated is not checked', () => {
    assert.deepEqual(check('x-1', 'start.', {}), ['information validation/not-checked']);
    assert.deepEqual(check('x-1', 'start.dragon()', {}), ['information validation/not-checked']);
    assert.deepEqual(check('x-1', "start.memberOf('http://x')", { start: '2026' }), [
      'information validation/not-checked',
    ]);
  });

  test('every invariant of R4 compiles on the type that states it', () => {
    let compiled = 0;
    for (const type of [...dataTypes(), ...resourceTypes]) {
      const structure = structureOf(type);
      const stated = (structure?.elements ?? []).flatMap(({ path, invariants }) =>
        invariants.map((one) => ({ path, ...one })),
      );
      for (const { key, expression, path } of [
        ...(structure?.invariants ?? []).map((one) => ({ path: type, ...one })),
        ...stated,
      ]) {
        if (native.has(key)) continue;
        compile(correctedExpression(key, expression), { model: fhirModel(), type: path });
        compiled += 1;
      }
    }
    assert.ok(compiled > 200, `${compiled}`);
  });
});
