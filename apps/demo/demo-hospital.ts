import type { Organization, Resource } from '#fhir';
import type { Progress } from '#kernel';
import { openChance } from './chance.ts';
import { INSURANCES } from './codes/insurances.ts';
import { listCodeSystems, openHouse, type House } from './house/house.ts';
import { listLocations } from './house/locations.ts';
import { listOrganizations } from './house/organizations.ts';
import { writeFamily } from './lives/family.ts';
import { writeLife } from './lives/life.ts';
import { planRoster, takenBeds } from './roster.ts';

/** What the demo hospital is made from; the same options give the same hospital, byte for byte. */
export interface DemoOptions {
  readonly seed: string;
  /** The present: nothing recorded is later, but for appointments. */
  readonly today: Date;
  /** Default 2,000. */
  readonly patients?: number;
}

/** A part of the hospital that can be stored in one transaction: all its references point into it or into earlier ones. */
export interface DemoBatch {
  /** Steps done once this batch is stored: one for each batch of the house, one for each patient. */
  readonly progress: Progress & { readonly total: number };
  readonly resources: readonly Resource[];
}

/** Resources in a batch of the house. */
const BATCH = 250;

/**
 * The demo hospital, batch by batch: the house and its staff, then patients: those in the wards, in emergency, in the
 * clinics of today and tomorrow, then those who were here before, the latest first. Ids are given, so that storing a
 * batch again changes nothing.
 */
export function* demoHospital({ seed, today, patients = 2000 }: DemoOptions): Generator<DemoBatch, void, undefined> {
  const chance = openChance(seed);
  const now = Math.floor(today.getTime() / 60_000) * 60_000;
  const house = openHouse(chance.fork('house'), now);
  const batches = houseBatches(house, patients);
  const total = batches.length + patients;
  let done = 0;
  for (const resources of batches) {
    yield { progress: { done: ++done, total, phase: { 'zh-CN': '机构与人员', en: 'House and staff' } }, resources };
  }
  let order = 1;
  for (const place of planRoster(patients)) {
    const setting = { chance: chance.fork(`patient ${order}`), house, now };
    const resources =
      'family' in place ? writeFamily(setting, order, place.family) : writeLife(setting, order, place.situation);
    order += place.size;
    done += place.size;
    yield { progress: { done, total, phase: { 'zh-CN': '患者', en: 'Patients' } }, resources };
  }
}

function houseBatches(house: House, patients: number): readonly (readonly Resource[])[] {
  const taken = new Set(takenBeds(patients).map(({ department, bed }) => `${department} ${bed}`));
  const all: readonly Resource[] = [
    ...listCodeSystems(),
    ...listInsurers(),
    ...listOrganizations().filter(({ resourceType }) => resourceType === 'Organization'),
    ...listLocations((department, bed) => taken.has(`${department} ${bed}`)),
    ...listOrganizations().filter(({ resourceType }) => resourceType === 'HealthcareService'),
    ...house.staff.flatMap(({ resources }) => resources),
  ];
  return Array.from({ length: Math.ceil(all.length / BATCH) }, (_, index) =>
    all.slice(index * BATCH, (index + 1) * BATCH),
  );
}

const listInsurers = (): readonly Organization[] =>
  Object.values(INSURANCES)
    .filter(({ code }) => code !== 'self')
    .map(({ code, zh, en }) => ({
      resourceType: 'Organization',
      id: `insurer-${code}`,
      active: true,
      name: zh,
      alias: [en],
    }));
