import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { stringsOf } from './string-values.ts';

suite('stringsOf', () => {
  test('takes every part of a name', () => {
    assert.deepEqual(stringsOf({ family: 'Müller', given: ['Anna', 'Maria'], prefix: ['Dr'] }, 'HumanName'), {
      written: ['Müller', 'Anna', 'Maria', 'Dr'],
      folded: ['muller', 'anna', 'maria', 'dr'],
    });
  });

  test('adds to a Chinese name the whole of it and its readings', () => {
    const { written, folded } = stringsOf({ family: '單', given: ['雄信'] }, 'HumanName');
    assert.deepEqual(written, ['單', '雄信']);
    for (const typed of ['单', '雄信', '单雄信', 'shanxiongxin', 'shan xiongxin', 'sxx', 'xiongxin'])
      assert.ok(folded.includes(typed), typed);
  });

  test('reads a family name as a surname, a given name as plain words', () => {
    assert.ok(stringsOf('仇', 'HumanName.family').folded.includes('qiu'));
    assert.ok(stringsOf('仇', 'HumanName.given').folded.includes('chou'));
    assert.deepEqual(stringsOf('仇', 'string').folded, ['仇']);
  });

  test('takes every part of an address', () => {
    assert.deepEqual(stringsOf({ line: ['长安街1号'], city: '北京市', period: { start: '2020' } }, 'Address').written, [
      '长安街1号',
      '北京市',
    ]);
  });
});
