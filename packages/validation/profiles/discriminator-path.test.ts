import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readSteps } from './discriminator-path.ts';

suite('discriminator path', () => {
  test('reads the restricted FHIRPath', () => {
    assert.deepEqual(readSteps('$this'), []);
    assert.deepEqual(readSteps('code.coding.code'), [
      { kind: 'child', name: 'code' },
      { kind: 'child', name: 'coding' },
      { kind: 'child', name: 'code' },
    ]);
    assert.deepEqual(readSteps("$this.extension('http://x.y/z').value.ofType(Coding).code"), [
      { kind: 'extension', url: 'http://x.y/z' },
      { kind: 'child', name: 'value' },
      { kind: 'type', type: 'Coding' },
      { kind: 'child', name: 'code' },
    ]);
    assert.deepEqual(readSteps('item.resolve().code'), [
      { kind: 'child', name: 'item' },
      { kind: 'resolve' },
      { kind: 'child', name: 'code' },
    ]);
    assert.deepEqual(readSteps('value[x]'), [{ kind: 'child', name: 'value' }]);
  });

  test('does not read what is beyond it', () => {
    assert.deepEqual(['code.where(x)', 'a + b', 'a..b', "extension('x"].map(readSteps), [
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
