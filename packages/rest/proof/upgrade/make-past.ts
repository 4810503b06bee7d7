import type { Observation, Patient, Practitioner, Resource } from '#fhir';
import { outbox } from '#events';
import { jobQueue, runJob, takeJob } from '#jobs';
import { ROOT, sequenceCommits, type Session } from '#store';
import type { Past } from './open-past.ts';

const NAMES = ['王芳', '李娜', '张伟', '单雄信', '仇英', '查良镛', '𠮷田', '欧阳修'];
const PATIENTS = 40;

/** Fills an empty hospital with a bit of everything that a store keeps, the same for the same chance. */
export async function makePast({ door, sql }: Past, random: () => number): Promise<void> {
  const { store } = door;
  const session = await sessionOf(door);
  for (let n = 0; n < PATIENTS; n += 1) {
    const patient = patientOf(n, random);
    await store.update(session, patient, patient.id ?? '');
    for (let m = 0; m < 8; m += 1) {
      const pulse = pulseOf(n, m, random);
      await store.update(session, pulse, pulse.id ?? '');
    }
    if (n % 3 === 0) await store.update(session, { ...patient, active: false }, patient.id ?? '');
    if (n % 5 === 0) await store.remove(session, 'Observation', `pulse-${n}-0`);
  }
  await store.transact(session, [
    { place: 'Bundle.entry[0]', method: 'PUT', type: 'Practitioner', id: 'zhao', resource: PRACTITIONER },
    { place: 'Bundle.entry[1]', method: 'PUT', type: 'Basic', id: 'decimals', resource: DECIMALS },
  ]);
  await store.read(session, 'Patient', 'patient-1');
  await sql.transaction(async (inside) => {
    await outbox(store.engine, inside, session, false).send('mail', 'welcome', { to: '王芳', text: '你好' });
    await inside.script(`insert into suwen.counter (name, value) values ('record-number', 3)`);
  });
  await exportOnce(door, session);
  await sequenceCommits(sql);
  // One write that has no place in the order of commits yet.
  await store.update(session, { ...PRACTITIONER, active: true }, 'zhao');
  await store.close();
}

/** A session of the same person in the past and now. */
export const sessionOf = (door: Past['door']): Promise<Session> =>
  door.sessionOf(
    { subject: 'Practitioner/zhao', name: '赵医生', role: 'physician', expires: new Date(0) } as Parameters<
      Past['door']['sessionOf']
    >[0],
    '0193a1b2-0000-7000-8000-000000000001',
  );

/** A job with its result, and a sealed file. */
async function exportOnce({ store, jobs, zone }: Past['door'], { agent }: Session): Promise<void> {
  const input = {
    scope: { of: 'all' },
    types: ['Patient'],
    filters: [],
    request: 'x',
    session: { agent, owner: ROOT },
  };
  const user = { subject: 'Practitioner/zhao' };
  await store.engine.sql.transaction((inside) => jobQueue(store.engine, inside, user).enqueue('bulk/export', input));
  const taken = await takeJob(store.engine, ['bulk/export']);
  const job = jobs.find(({ name }) => name === 'bulk/export');
  if (taken === undefined || job === undefined) throw new Error('The export did not come up');
  const parts = { zone, random: Math.random, log: () => undefined, signal: new AbortController().signal };
  await runJob(store.engine, job, taken, parts);
}

const PRACTITIONER: Practitioner = { resourceType: 'Practitioner', id: 'zhao', name: [{ text: '赵医生' }] };
const DECIMALS: Resource = {
  resourceType: 'Basic',
  id: 'decimals',
  code: { text: '小数' },
  extension: [{ url: 'urn:suwen:decimal', valueDecimal: 0.1 }],
};

const patientOf = (n: number, random: () => number): Patient => ({
  resourceType: 'Patient',
  id: `patient-${n}`,
  identifier: [{ system: 'urn:suwen:record-number', value: String(100_000 + n) }],
  name: [{ text: NAMES[n % NAMES.length] ?? '' }],
  gender: random() < 0.5 ? 'male' : 'female',
  birthDate: `${1940 + Math.floor(random() * 80)}-0${1 + Math.floor(random() * 9)}-11`,
  address: [{ text: '杭州市西湖区文三路 1 号' }],
});

const pulseOf = (n: number, m: number, random: () => number): Observation => ({
  resourceType: 'Observation',
  id: `pulse-${n}-${m}`,
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '8867-4' }], text: '脉搏' },
  subject: { reference: `Patient/patient-${n}` },
  effectiveDateTime: `2026-0${1 + (m % 9)}-1${n % 10}T0${m % 10}:30:00+08:00`,
  valueQuantity: {
    value: 50 + Math.floor(random() * 100),
    unit: '/min',
    system: 'http://unitsofmeasure.org',
    code: '/min',
  },
});
