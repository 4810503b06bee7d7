import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readings, syllables } from './pinyin.ts';

suite('pinyin', () => {
  test('reads surnames as surnames, also of two characters', () => {
    const names = ['单雄信', '仇英', '解缙', '查良镛', '曾国藩', '尉迟恭', '欧阳修', '任盈盈', '区小明'];
    assert.deepEqual(
      names.map((name) => syllables(name, true).join(' ')),
      [
        'shan xiong xin',
        'qiu ying',
        'xie jin',
        'zha liang yong',
        'zeng guo fan',
        'yu chi gong',
        'ou yang xiu',
        'ren ying ying',
        'ou xiao ming',
      ],
    );
  });

  test('knows the supplementary planes of GB 18030-2022', () => {
    assert.deepEqual(syllables('𠮷䶮𬱖', false), ['ji', 'yan', 'wei']);
  });

  test('gives what a reader types: whole, initials, given name, surname apart', () => {
    assert.deepEqual(new Set(readings('张小明', 1)), new Set(['zhangxiaoming', 'zxm', 'xiaoming', 'zhang xiaoming']));
  });

  test('gives lü as lu and as lv', () => {
    const found = readings('吕布', 1);
    assert.ok(found.includes('lubu') && found.includes('lvbu'));
  });

  test('gives nothing for a name without Chinese characters', () => {
    assert.deepEqual(readings('Smith', 1), []);
  });
});
