import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { syntaxConcepts } from './syntax-concepts.ts';

const digits = syntaxConcepts({
  system: 'http://digits',
  name: 'Digits',
  read: (code) => (/^\d$/u.test(code) ? { display: code, chinese: '数字' } : undefined),
});

suite('syntaxConcepts', () => {
  test('looks up one by one and is flat', async () => {
    assert.deepEqual((await digits.lookup('1'))?.designations, [{ language: 'zh-CN', value: '数字' }]);
    assert.equal(await digits.lookup('x'), undefined);
    assert.deepEqual([...(await digits.lookupAll(['1', 'x'])).keys()], ['1']);
    assert.deepEqual(
      [await digits.isA('1', '1'), await digits.isA('1', '2'), await digits.isA('x', 'x')],
      [true, false, false],
    );
    assert.equal(await digits.matches('1', []), true);
  });

  test('refuses to be listed or filtered', async () => {
    const refused = { code: 'terminology/not-enumerable' };
    await assert.rejects(digits.find({ filters: [], offset: 0, count: 1 }), refused);
    await assert.rejects(digits.matches('1', [{ property: 'code', op: '=', value: '1' }]), refused);
  });
});
