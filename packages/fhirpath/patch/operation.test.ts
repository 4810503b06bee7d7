import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { numberPart, operationsOf, textPart } from './operation.ts';

const parameters = (...part: readonly unknown[]): unknown => ({
  resourceType: 'Parameters',
  parameter: [{ name: 'operation', part }],
});

suite('operationsOf', () => {
  test('reads type, path and further parts, whatever text type they have', () => {
    const [operation] = operationsOf(
      parameters(
        { name: 'type', valueCode: 'move' },
        { name: 'path', valueString: 'Patient.name' },
        { name: 'source', valueInteger: 1 },
        { name: 'name', valueUri: 'x' },
      ),
    );
    assert.ok(operation);
    assert.deepEqual(
      [operation.type, operation.path, numberPart(operation, 'source'), textPart(operation.parts, 'name')],
      ['move', 'Patient.name', 1, 'x'],
    );
    assert.throws(() => numberPart(operation, 'destination'), { code: 'fhirpath/patch-operation' });
  });

  test('refuses a part whose name is no text', () => {
    for (const name of [undefined, 7, { toString: 'x' }]) {
      assert.throws(() => operationsOf(parameters({ name: 'type', valueCode: 'add' }, { name, valueString: 'x' })), {
        code: 'fhirpath/patch-operation',
      });
    }
  });

  test('refuses what is no patch', () => {
    for (const wrong of [
      undefined,
      {},
      { resourceType: 'Parameters' },
      { resourceType: 'Parameters', parameter: [{}] },
    ])
      assert.throws(() => operationsOf(wrong), { name: 'Refusal' });
    assert.throws(() => operationsOf(parameters({ name: 'type', valueCode: 'add' })), {
      words: { 'zh-CN': '补丁第 1 个操作：缺少 path', en: 'Patch operation 1: has no path' },
    });
  });
});
