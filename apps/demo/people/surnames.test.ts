import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { listSurnames } from './surnames.ts';

suite('surnames', () => {
  const surnames = listSurnames();

  test('each is there once, with a reading in Latin letters and a weight', () => {
    assert.ok(surnames.length > 120);
    assert.equal(new Set(surnames.map(({ characters }) => characters)).size, surnames.length);
    for (const { characters, pinyin, weight } of surnames) {
      assert.match(characters, /^\p{Script=Han}{1,2}$/u);
      assert.match(pinyin, /^[A-Z][a-zü]+$/u);
      assert.ok(weight > 0);
    }
  });

  test('special readings are those of surnames', () => {
    const read = (characters: string): string | undefined =>
      surnames.find((one) => one.characters === characters)?.pinyin;
    assert.deepEqual(['单', '仇', '解', '查', '尉迟', '欧阳'].map(read), [
      'Shan',
      'Qiu',
      'Xie',
      'Zha',
      'Yuchi',
      'Ouyang',
    ]);
  });
});
