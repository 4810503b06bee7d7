import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { DOTTED_NAMES, listVisitors } from './other-names.ts';

suite('other names', () => {
  test('names with a dot have two parts in both writings and exist for both sexes', () => {
    for (const { text, latin } of DOTTED_NAMES) {
      assert.match(text, /^\p{Script=Han}+·\p{Script=Han}+$/u);
      assert.match(latin, /^\w+ \w+$/u);
    }
    assert.deepEqual(new Set(DOTTED_NAMES.map(({ male }) => male)), new Set([true, false]));
  });

  test('visitors have a name, a country and a sex', () => {
    const visitors = listVisitors();
    assert.equal(visitors.length, 30);
    assert.deepEqual(visitors[0], { given: 'James', family: 'Miller', country: 'GB', male: true });
    for (const { given, family, country } of visitors) assert.ok(given && family && /^[A-Z]{2}$/u.test(country));
  });
});
