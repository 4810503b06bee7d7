import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { codeForm, gramsOf, prefixOf, systemForm, uriStarts, wideSlot } from './fact-text.ts';

suite('fact texts', () => {
  test('forms of one parameter never meet those of another', () => {
    const code = { space: 'Observation', code: 'code' };
    assert.equal(prefixOf(code) + codeForm('s', 'c'), 'Observation\0code\0t\0s\0c');
    assert.notEqual(codeForm('', 'c'), systemForm('c'));
    assert.equal(wideSlot('x'), 'x\0w');
  });

  test('grams are neighbours, and single Chinese characters', () => {
    assert.deepEqual(gramsOf([...'朝阳a1']), ['朝阳', '朝', '阳a', '阳', 'a1']);
    assert.deepEqual(gramsOf([...'a']), []);
  });

  test('a uri starts at each of its slashes', () => {
    assert.deepEqual(uriStarts('http://a.example/vs/1/'), [
      'http://a.example/vs/1',
      'http://a.example',
      'http://a.example/vs',
    ]);
    assert.deepEqual(uriStarts('urn:oid:1.2'), ['urn:oid:1.2']);
  });
});
