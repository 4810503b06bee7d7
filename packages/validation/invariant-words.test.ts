import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dataTypes, resourceTypes, structureOf } from '#fhir';
import { chineseOf } from './invariant-words.ts';
import { native } from './native-rules.ts';

suite('invariant words', () => {
  test('every invariant of R4 has Chinese words', () => {
    const missing = new Set<string>();
    let seen = 0;
    for (const type of [...dataTypes(), ...resourceTypes]) {
      const structure = structureOf(type);
      for (const { key } of [
        structure?.invariants ?? [],
        ...(structure?.elements ?? []).map((one) => one.invariants),
      ].flat()) {
        if (native.has(key)) continue;
        seen += 1;
        if (chineseOf(key, type) === undefined) missing.add(`${type} ${key}`);
      }
    }
    assert.deepEqual([...missing], []);
    assert.ok(seen > 200, `only ${seen} invariants were seen`);
  });

  test('a key of several types has the words of each', () => {
    assert.notEqual(chineseOf('inv-1', 'Task'), chineseOf('inv-1', 'Parameters.parameter'));
    assert.equal(chineseOf('us-core-1', 'Patient'), undefined);
  });
});
