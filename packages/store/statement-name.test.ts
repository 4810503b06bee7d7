import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { statementName } from './statement-name.ts';

suite('the name of a statement', () => {
  test('is short, the same for the same text in every process, another for another text', () => {
    const [one, same, other, elsewhere] = [
      statementName(test, 'select 1'),
      statementName(test, 'select 1'),
      statementName(test, 'select 2'),
      statementName({}, 'select 1'),
    ];
    assert.deepEqual(
      [one === same, one === other, one === elsewhere, /^.{1,63}$/u.test(one)],
      [true, false, true, true],
    );
  });

  test('is none when there are more shapes than are worth preparing, but those that are known keep theirs', () => {
    const owner = {};
    const first = statementName(owner, 'select 0');
    for (let n = 1; n < 2000; n += 1) assert.notEqual(statementName(owner, `select ${n}`), '');
    assert.deepEqual([statementName(owner, 'one more'), statementName(owner, 'select 0')], ['', first]);
  });
});
