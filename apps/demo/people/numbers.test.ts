import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openChance } from '../chance.ts';
import { checkCharacter, identityNumber, mobileNumber, passportNumber } from './numbers.ts';

suite('numbers of people', () => {
  test('the check character is that of the example in GB 11643-1999', () => {
    assert.equal(checkCharacter('11010519491231002'), 'X');
    assert.equal(checkCharacter('44052418800101001'), '4');
  });

  test('an identity number has the birth date, the sex, a right checksum and an area that does not exist', () => {
    const number = identityNumber('1985-03-05', true, 42);
    assert.match(number, /^19000019850305085[\dX]$/u);
    // ISO 7064 MOD 11-2: the weighted sum of all 18 characters is 1 modulo 11.
    const values = Array.from(number, (character) => (character === 'X' ? 10 : Number(character)));
    const sum = values.reduce((total, value, index) => total + value * 2 ** (17 - index), 0);
    assert.equal(sum % 11, 1);
    assert.equal(Number(identityNumber('1985-03-05', false, 42)[16]) % 2, 0);
  });

  test('two thousand people have two thousand numbers, even if born on one day', () => {
    const numbers = Array.from({ length: 2000 }, (_, order) => identityNumber('1985-03-05', true, order));
    assert.equal(new Set(numbers).size, 2000);
  });

  test('telephone and passport numbers belong to nobody', () => {
    assert.match(mobileNumber(openChance('a')), /^\+86 154 \d{4} \d{4}$/u);
    assert.match(passportNumber(openChance('a')), /^X\d{8}$/u);
  });
});
