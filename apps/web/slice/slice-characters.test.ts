import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { sliceCharacters } from './slice-characters.ts';

suite('the characters of the texts', () => {
  test('are those of the screens, without punctuation and without those of tests and invented patients', async () => {
    const found = await sliceCharacters();
    assert.ok(found.length > 300 && found.length < 1500, String(found.length));
    for (const sign of '首页患者危急钟岁') assert.ok(found.includes(sign), sign);
    for (const sign of '，𠮷䶮赟') assert.ok(!found.includes(sign), sign);
    assert.deepEqual(found, [...new Set(found)].toSorted());
  });
});
