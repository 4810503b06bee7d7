import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openChance } from '../chance.ts';
import { testHouse } from '../fixtures/test-chart.ts';
import { listCodeSystems } from './house.ts';

suite('house', () => {
  test('somebody of the department is found, or of the house where it has none', () => {
    const chance = openChance('a');
    assert.match(testHouse().someone(chance, 'icu', 'nurse').reference ?? '', /^Practitioner\/staff-icu-/u);
    assert.match(testHouse().someone(chance, 'pharmacy', 'nurse').reference ?? '', /^Practitioner\/staff-/u);
  });

  test('its code systems hold different codes in both languages', () => {
    for (const { id, concept = [], count } of listCodeSystems()) {
      assert.equal(new Set(concept.map(({ code }) => code)).size, count, id);
      for (const { display, designation } of concept) {
        assert.ok(display && !/\p{Script=Han}/u.test(display), `${id} ${display}`);
        assert.match(designation?.[0]?.value ?? '', /\p{Script=Han}/u);
      }
    }
  });
});
