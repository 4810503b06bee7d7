import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openChance } from '../chance.ts';
import { NOW } from '../fixtures/test-chart.ts';
import { ageOf, makePerson, personBorn } from './person.ts';

suite('person', () => {
  test('has the age and the sex that were wished for', () => {
    for (let order = 1; order < 300; order++) {
      const person = makePerson(openChance(`${order}`), order, NOW, { ages: [30, 40], sex: 'female' });
      assert.ok(ageOf(person, NOW) >= 30 && ageOf(person, NOW) <= 40, person.birthDate);
      assert.equal(person.male, false);
    }
  });

  test('three in a hundred adults are visitors, with records in English', () => {
    const people = Array.from({ length: 1000 }, (_, order) =>
      makePerson(openChance(`${order}`), order, NOW, { ages: [20, 80] }),
    );
    const visitors = people.filter(({ country }) => country !== undefined);
    assert.equal(visitors.length, 30);
    assert.ok(visitors.every(({ language, name }) => language === 'en' && /^[A-Z]/u.test(name.text)));
  });

  test('a child has the surname that is given', () => {
    const family = { characters: '仇', pinyin: 'Qiu', weight: 1 };
    assert.match(personBorn(openChance('a'), 20, NOW, true, family).name.text, /^仇/u);
  });
});
