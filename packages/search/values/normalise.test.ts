import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { hasHan, normalise } from './normalise.ts';

suite('normalise', () => {
  test('folds case, accents, width and white space', () => {
    assert.deepEqual(['  Müller  LÜDENSCHEID ', 'ＡＢＣ１２３', 'Åström', 'Straße', 'José\tLuis'].map(normalise), [
      'muller ludenscheid',
      'abc123',
      'astrom',
      'strasse',
      'jose luis',
    ]);
  });

  test('reads traditional characters as simplified ones', () => {
    assert.deepEqual(['張偉', '劉備', '臺灣', '𠮷野', '䶮'].map(normalise), ['张伟', '刘备', '台湾', '𠮷野', '䶮']);
  });

  test('leaves Korean and Japanese whole', () => {
    assert.equal(normalise('김철수'), '김철수');
  });

  test('sees Chinese characters of every plane', () => {
    assert.deepEqual(['Li', '李', '𠮷', '𬱖', '김'].map(hasHan), [false, true, true, true, false]);
  });
});
