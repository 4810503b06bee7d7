import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Appointment, Composition, Encounter } from '#fhir';
import { openChance } from '../chance.ts';
import { NOW, ofType, testChart, testPerson } from '../fixtures/test-chart.ts';
import { DAY } from '../time.ts';
import { runScenes } from './life.ts';
import { deathScene, mainIllness, presentScenes, wishFor } from './present.ts';

suite('present', () => {
  test('an inpatient has an illness of the ward and the age for it', () => {
    const chance = openChance('main');
    const situation = { kind: 'inpatient', department: 'paediatrics', bed: 1 } as const;
    const main = mainIllness(chance, situation);
    assert.equal(main?.department, 'paediatrics');
    assert.deepEqual(wishFor(chance, situation, main).ages, main?.ages);
    assert.equal(mainIllness(chance, { kind: 'former', share: 0 }), undefined);
  });

  test('the clinic of tomorrow has an appointment and no visit', () => {
    const chart = testChart(testPerson(50));
    runScenes(presentScenes(chart, { kind: 'clinic', when: 'tomorrow' }, undefined, []));
    const [appointment] = ofType<Appointment>(chart, 'Appointment');
    assert.deepEqual([appointment?.status, appointment?.start?.slice(0, 10)], ['booked', '2026-11-26']);
    assert.equal(chart.list().length, 1);
  });

  test('somebody in emergency is there now', () => {
    const chart = testChart(testPerson(30));
    const main = mainIllness(openChance('er'), { kind: 'emergency' });
    runScenes(presentScenes(chart, { kind: 'emergency' }, main, []));
    const [encounter] = ofType<Encounter>(chart, 'Encounter');
    assert.deepEqual([encounter?.class.code, encounter?.period?.start?.slice(0, 10)], ['EMER', '2026-11-25']);
  });

  test('some of the old die at the end of a stay, the young do not', () => {
    const last = NOW - 100 * DAY;
    const died = Array.from({ length: 200 }, (_, index) => {
      const chart = testChart(testPerson(80), `death ${index}`);
      const scene = deathScene(chart, { kind: 'former', share: 0.5 }, last);
      if (scene === undefined) return false;
      runScenes([scene]);
      assert.equal(
        ofType<Encounter>(chart, 'Encounter').at(-1)?.hospitalization?.dischargeDisposition?.coding?.[0]?.code,
        'exp',
      );
      assert.equal(ofType<Composition>(chart, 'Composition')[0]?.date, '2026-08-17T09:30:00+08:00');
      return true;
    }).filter(Boolean).length;
    assert.ok(died > 4 && died < 30, String(died));
    assert.equal(deathScene(testChart(testPerson(30)), { kind: 'former', share: 0.5 }, last), undefined);
  });
});
