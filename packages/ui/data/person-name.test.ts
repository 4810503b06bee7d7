import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { nameIn } from './person-name.ts';

const representation = 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation';
const both = [
  { family: '王', given: ['秀兰'] },
  { family: 'Wang', given: ['Xiulan'], extension: [{ url: representation, valueCode: 'ABC' as const }] },
];

suite('a name', () => {
  test('is shown in the script of the screen where the record has both', () => {
    assert.deepEqual(nameIn('zh-CN', both), { shown: '王秀兰', pinyin: 'Wang Xiulan' });
    assert.deepEqual(nameIn('en', both), { shown: 'Wang Xiulan', pinyin: 'Wang Xiulan' });
  });

  test('is shown in the other script where the record has only that', () => {
    assert.deepEqual(nameIn('en', [{ text: '张三' }]), { shown: '张三' });
    assert.deepEqual(nameIn('zh-CN', [{ family: 'Smith', given: ['John', 'B'] }]), { shown: 'John B Smith' });
  });

  test('that is no longer used is not shown, unless there is no other', () => {
    assert.equal(nameIn('zh-CN', [{ use: 'old', text: '李红' }, { text: '李虹' }])?.shown, '李虹');
    assert.equal(nameIn('zh-CN', [{ use: 'maiden', text: '李红' }])?.shown, '李红');
  });

  test('is nothing where nothing was recorded', () => {
    assert.deepEqual([nameIn('en', []), nameIn('en', [{ use: 'official' }])], [undefined, undefined]);
  });
});
