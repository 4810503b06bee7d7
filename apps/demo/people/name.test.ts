import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openChance } from '../chance.ts';
import { RARE_SYLLABLES } from './given-names.ts';
import { chineseName, dottedName, latinName } from './name.ts';

const EN = 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation';

suite('name', () => {
  test('is written in characters and read in Latin letters', () => {
    const family = { characters: '单', pinyin: 'Shan', weight: 1 };
    const name = chineseName(openChance('a'), { male: true, birthYear: 1950, family });
    const [written, read] = name.fhir;
    assert.match(name.text, /^单\p{Script=Han}{1,2}$/u);
    assert.match(name.latin, /^Shan [A-Z][a-z]+$/u);
    assert.deepEqual(written?.extension, [{ url: EN, valueCode: 'IDE' }]);
    assert.deepEqual(read?.extension, [{ url: EN, valueCode: 'SYL' }]);
    assert.deepEqual(
      [written?.family, read?.family, `${written?.family}${written?.given?.join('')}`],
      ['单', 'Shan', name.text],
    );
  });

  test('may hold a rare character', () => {
    const { text } = chineseName(openChance('b'), { male: false, birthYear: 1990, rare: true });
    assert.ok(RARE_SYLLABLES.some(({ character }) => text.includes(character)));
  });

  test('names of one syllable were the fashion around 1990', () => {
    const chance = openChance('c');
    const single = (birthYear: number): number =>
      Array.from({ length: 400 }, () => chineseName(chance, { male: true, birthYear })).filter(
        ({ fhir }) => Array.from(fhir[0]?.given?.[0] ?? '').length === 1,
      ).length;
    assert.ok(single(1990) > 2 * single(1940));
  });

  test('a name with a dot keeps it, a Latin name stands alone', () => {
    assert.match(dottedName(openChance('d'), false).fhir[0]?.text ?? '', /·/u);
    assert.deepEqual(latinName('Emma', 'Clarke').fhir, [
      { use: 'official', text: 'Emma Clarke', family: 'Clarke', given: ['Emma'] },
    ]);
  });
});
