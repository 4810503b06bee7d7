import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { suite, test } from 'node:test';
import { listSlices, sliceFor } from './slices.ts';

const slices = listSlices();
const name = (character: string, language: 'zh-CN' | 'en'): string | undefined => {
  const slice = sliceFor(slices, character, language);
  return (
    slice &&
    basename(slice.file)
      .replace(/-wght.*/u, '')
      .replace(/-\d+$/u, '-N')
  );
};

suite('slices', () => {
  test('Latin is printed in IBM Plex Sans, Chinese in Noto Sans SC', () => {
    assert.deepEqual(
      [name('A', 'zh-CN'), name('α', 'zh-CN'), name('ǎ', 'en'), name('中', 'en'), name('。', 'zh-CN')],
      ['ibm-plex-sans-latin', 'ibm-plex-sans-greek', 'ibm-plex-sans-latin-ext', 'noto-sans-sc-N', 'noto-sans-sc-N'],
    );
  });

  test('punctuation of both scripts follows the language', () => {
    assert.equal(name('“', 'en'), 'ibm-plex-sans-latin');
    assert.match(name('“', 'zh-CN') ?? '', /^noto-sans-sc/u);
  });

  test('a character that no slice holds has none', () => {
    assert.equal(name('𠮷', 'zh-CN'), undefined);
  });
});
