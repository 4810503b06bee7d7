import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { listMeasures } from '../body/measures.ts';
import { openChance } from '../chance.ts';
import { medicine } from '../codes/medicines.ts';
import { DEPARTMENTS } from '../house/departments.ts';
import { ADMITTED, admittedTo, befalls, CHRONIC, PASSING } from './catalogue.ts';

const ALL = [...ADMITTED, ...CHRONIC, ...PASSING];

suite('illnesses', () => {
  test('each has its own key, a category of ICD-10 and names and story in both languages', () => {
    assert.equal(new Set(ALL.map(({ key }) => key)).size, ALL.length);
    for (const { key, icd, name, story } of ALL) {
      assert.match(icd[0], /^[A-Z]\d\d$/u, key);
      for (const words of [name, ...Object.values(story)]) {
        assert.match(words['zh-CN'], /\p{Script=Han}/u, key);
        assert.doesNotMatch(words.en, /\p{Script=Han}/u, key);
      }
    }
  });

  test('medicines are on the list, influences are numbers and on measures', () => {
    for (const { key, medicines, home = [], influences } of ALL) {
      for (const name of [...medicines, ...home]) assert.ok(medicine(name), key);
      for (const influence of influences(0, 1e7, 1)) {
        assert.ok(listMeasures().has(influence.on), key);
        for (const time of [-1e12, 0, 1e7, 1e9, 1e12]) assert.ok(Number.isFinite(influence.at(time)), key);
      }
    }
  });

  test('every ward has illness to treat', () => {
    const apart = new Set(['obstetrics', 'neonatology', 'oncology', 'haematology']);
    for (const { code, beds } of DEPARTMENTS) {
      if (beds > 0 && !apart.has(code)) assert.equal(admittedTo(openChance('a'), code).department, code);
    }
  });

  test('befalls those of its age and sex', () => {
    const prostate = ADMITTED.find(({ key }) => key === 'prostate');
    assert.ok(prostate);
    assert.deepEqual(
      [befalls(prostate, 70, true), befalls(prostate, 70, false), befalls(prostate, 30, true)],
      [true, false, false],
    );
  });
});
