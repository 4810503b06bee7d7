import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openChance } from '../chance.ts';
import { NOW, testPerson } from '../fixtures/test-chart.ts';
import { DAY, midnight, weekday } from '../time.ts';
import { clinicHour, officeHour, planChronic, severity } from './plan.ts';

suite('plan', () => {
  test('the old have more illness than the young, at most three, found after it began and before now', () => {
    const plans = (age: number): number =>
      Array.from({ length: 200 }, (_, index) => planChronic(openChance(`${index}`), testPerson(age), NOW)).flat()
        .length;
    assert.ok(plans(75) > 2 * plans(35));
    for (let index = 0; index < 200; index++) {
      const chronic = planChronic(openChance(`${index}`), testPerson(75), NOW);
      assert.ok(chronic.length <= 3);
      for (const { onset, found } of chronic) assert.ok(onset < found && found < NOW);
    }
  });

  test('the clinic is open by day, and offices not at weekends', () => {
    const chance = openChance('hours');
    for (let index = 0; index < 200; index++) {
      const minutes = (clinicHour(chance, NOW) - midnight(NOW)) / 60_000;
      assert.ok((minutes >= 480 && minutes <= 705) || (minutes >= 840 && minutes <= 1005), String(minutes));
      const day = NOW + index * DAY;
      const hour = officeHour(chance, day);
      assert.ok(![0, 6].includes(weekday(hour)) && hour >= midnight(day) && hour < day + 3 * DAY);
    }
  });

  test('severity is about 1', () => {
    const chance = openChance('severity');
    const all = Array.from({ length: 500 }, () => severity(chance));
    assert.ok(Math.min(...all) >= 0.6 && Math.max(...all) <= 1.4);
  });
});
