import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { keyLabels, keyName, matchKey } from './key-match.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false };
const bindings = [{ keys: 'g h' }, { keys: 'g p' }, { keys: 'a' }, { keys: 'mod+k' }, { keys: 'a' }];

suite('keys', () => {
  test('are named alike on every keyboard: Ctrl and the command key are one', () => {
    assert.equal(keyName({ ...plain, key: 'K', ctrlKey: true }), 'mod+k');
    assert.equal(keyName({ ...plain, key: 'k', metaKey: true }), 'mod+k');
    assert.equal(keyName({ ...plain, key: '?' }), '?');
    assert.equal(keyName({ ...plain, key: 'a', altKey: true }), undefined);
    assert.equal(keyName({ ...plain, key: 'Shift' }), undefined);
  });

  test('make sequences', () => {
    assert.deepEqual(matchKey(bindings, '', 'g'), { kind: 'begun', sofar: 'g' });
    assert.deepEqual(matchKey(bindings, 'g', 'p'), { kind: 'hit', binding: bindings[1] });
  });

  test('that do not go on a sequence begin anew', () => {
    assert.deepEqual(matchKey(bindings, 'g', 'a'), { kind: 'hit', binding: bindings[4] });
    assert.deepEqual(matchKey(bindings, 'g', 'x'), { kind: 'none' });
  });

  test('belong to the page before the frame: the last one bound wins', () => {
    assert.deepEqual(matchKey(bindings, '', 'a'), { kind: 'hit', binding: bindings[4] });
  });

  test('are shown as the keyboard shows them', () => {
    assert.deepEqual(keyLabels('mod+k', false), ['Ctrl K']);
    assert.deepEqual(keyLabels('mod+k', true), ['⌘K']);
    assert.deepEqual(keyLabels('g p', false), ['g', 'p']);
  });
});
