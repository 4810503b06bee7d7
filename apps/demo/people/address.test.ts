import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openChance } from '../chance.ts';
import { homeAddress, visitorAddress } from './address.ts';

suite('address', () => {
  test('is in a city that does not exist, with a postal code that nobody has', () => {
    const { text, city, district, line, postalCode, country } = homeAddress(openChance('a'));
    assert.deepEqual([city, country], ['素问市', 'CN']);
    assert.equal(text, `示范省素问市${district}${line?.join('')}`);
    assert.match(postalCode ?? '', /^00\d{4}$/u);
  });

  test('of a visitor is in English', () => {
    assert.match(
      visitorAddress(openChance('a')).text ?? '',
      /^Room \d+, \d+ Binhe Road, Xinglin District, Suwen City$/u,
    );
  });
});
