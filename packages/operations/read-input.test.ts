import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { inputReaders, readInput } from './read-input.ts';
import { operationRegistry } from './registry.ts';
import { ward } from './fixtures/ward.ts';

const open = operationRegistry(ward).find('ward/open') ?? ward[0]!;

suite('the input of an operation', () => {
  test('is read by its readers; what is optional and absent is left out', () => {
    assert.deepEqual(Object.keys(inputReaders(open)), ['name', 'fail']);
    assert.deepEqual(readInput(open, { name: 'A' }), { name: 'A' });
    assert.deepEqual(readInput(open, { fail: 'x', name: 'A' }), { name: 'A', fail: 'x' });
  });

  test('is refused where a value is wrong, missing or not asked for', () => {
    assert.throws(() => readInput(open, { name: ' ' }), {
      code: 'kernel/wrong-input',
      place: { expression: ['name'] },
    });
    assert.throws(() => readInput(open, {}), { code: 'kernel/wrong-input' });
    assert.throws(() => readInput(open, { name: 'A', size: 1 }), {
      code: 'operations/unknown-input',
      place: { expression: ['size'] },
    });
  });
});
