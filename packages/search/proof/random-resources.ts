import { spanOf } from './naive-dates.ts';
import type { NaiveResource } from './naive.ts';
import type { Random } from './random.ts';

/** Small vocabularies, so that random searches meet random resources. */
export const WORDS = {
  families: ['Müller', 'Smith', "O'Neill", 'García', '张', '欧阳', 'Lee', 'Smithson', 'Åström'],
  givens: ['Anna', 'Ann', 'José', 'Bob', '伟', '小明', 'Mary Jane', 'Zoë'],
  cities: ['北京市', 'Paris', 'São Paulo', 'Saint-Denis'],
  codes: [
    ['http://loinc.org', '8867-4', 'Heart rate'],
    ['http://loinc.org', '29463-7', 'Body weight'],
    ['http://loinc.org', '8480-6', 'Systolic blood pressure'],
    ['http://loinc.org', '8462-4', 'Diastolic blood pressure'],
    ['http://snomed.info/sct', '8867-4', 'Not the heart rate'],
    ['http://snomed.info/sct', '271649006', 'Systolic blood pressure'],
    [undefined, 'local', 'Local code'],
  ] as readonly (readonly [string | undefined, string, string])[],
  units: ['g', 'mg', 'kg', 'm', 'cm', 'mm[Hg]'],
  numbers: [
    '5',
    '5.4',
    '5.40',
    '5.35',
    '5.45',
    '100',
    '99.5',
    '100.5',
    '0',
    '-3',
    '120',
    '1.2',
    '0.12',
    '5400',
    '170',
    '169.5',
  ],
  dates: [
    '2019',
    '2020',
    '2019-03',
    '2019-12',
    '2020-02-29',
    '2019-03-15',
    '2019-12-31',
    '2020-01-01',
    '2019-03-15T10:20:00+08:00',
    '2019-03-15T02:20:30Z',
    '2019-03-15T23:59:59.999+08:00',
    '2020-01-01T00:00:00+08:00',
    '2019-12-31T16:00:00Z',
  ],
  systems: ['urn:mrn', 'http://id.example/ssn'],
  identifiers: ['1', '22', 'a|b', 'x,y', 'A1'],
} as const;

const maybe = <T>(random: Random, share: number, make: () => T): T | undefined =>
  random.chance(share) ? make() : undefined;

/** Drops members that are undefined or empty, as JSON has none. */
function made(members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
}

const coding = (random: Random): object => {
  const [system, code, display] = random.pick(WORDS.codes);
  return made({ system, code, display: maybe(random, 0.5, () => display) });
};

const concept = (random: Random): object =>
  made({
    coding: Array.from({ length: 1 + random.below(2) }, () => coding(random)),
    text: maybe(random, 0.4, () => random.pick(['Heart', 'heartbeat', '心率', 'Blood pressure'])),
  });

const period = (random: Random): object => {
  const [start, end] = [random.pick(WORDS.dates), random.pick(WORDS.dates)];
  const ordered = spanOf(start).from <= spanOf(end).from && spanOf(start).to <= spanOf(end).to;
  if (!ordered && !(spanOf(end).from <= spanOf(start).from && spanOf(end).to <= spanOf(start).to)) return { start };
  const to = maybe(random, 0.6, () => (ordered ? end : start));
  return made({ start: to === undefined || random.chance(0.8) ? (ordered ? start : end) : undefined, end: to });
};

const identifier = (random: Random): object =>
  made({
    system: maybe(random, 0.8, () => random.pick(WORDS.systems)),
    value: random.pick(WORDS.identifiers),
    type: maybe(random, 0.4, () => ({
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: random.pick(['MR', 'SS']) }],
      text: 'Medical record',
    })),
  });

const name = (random: Random): object => {
  const [family, given] = [random.pick(WORDS.families), random.pick(WORDS.givens)];
  const chinese = /\p{Script=Han}/u.test(family + given);
  return made({
    family,
    given: [given],
    text: chinese ? family + given : maybe(random, 0.4, () => `${given} ${family}`),
  });
};

const quantity = (random: Random): object => {
  const unit = random.pick(WORDS.units);
  return made({
    value: Number(random.pick(WORDS.numbers)),
    comparator: maybe(random, 0.1, () => random.pick(['<', '<=', '>', '>='])),
    unit,
    ...(random.chance(0.8) ? { system: 'http://unitsofmeasure.org', code: unit } : {}),
  });
};

const reference = (type: string, random: Random, among: number): object =>
  made({
    reference: `${type}/${random.below(among)}`,
    identifier: maybe(random, 0.15, () => ({
      system: random.pick(WORDS.systems),
      value: random.pick(WORDS.identifiers),
    })),
  });

type Make = (random: Random, id: number) => Readonly<Record<string, unknown>>;

/** Without a value of its own where a component has its code (invariant obs-7). */
function observation(random: Random): Readonly<Record<string, unknown>> {
  const code = concept(random);
  const component = random.chance(0.4)
    ? Array.from({ length: 1 + random.below(2) }, () => ({ code: concept(random), valueQuantity: quantity(random) }))
    : [];
  const own = JSON.stringify(code);
  const twice = component.some((each) =>
    WORDS.codes.some(([, name]) => own.includes(name) && JSON.stringify(each.code).includes(name)),
  );
  return made({
    status: random.pick(['final', 'amended', 'preliminary']),
    code,
    category: random.some([1, 2], 2).map(() => concept(random)),
    subject: maybe(random, 0.9, () => reference(random.chance(0.9) ? 'Patient' : 'Location', random, 25)),
    encounter: maybe(random, 0.5, () => reference('Encounter', random, 20)),
    performer: random.some(['Practitioner', 'Organization', 'Patient'], 2).map((type) => reference(type, random, 8)),
    ...effective(random),
    ...(twice ? {} : value(random)),
    component,
  });
}

const MAKERS: Readonly<Record<string, Make>> = {
  Organization: (random, id) =>
    made({
      name: random.pick(['Acme', 'Äcme Clinic', '协和医院', 'General Hospital']),
      partOf: id > 0 && random.chance(0.6) ? reference('Organization', random, id) : undefined,
      active: maybe(random, 0.7, () => random.chance(0.5)),
    }),
  Practitioner: (random) =>
    made({
      name: [name(random)],
      identifier: [identifier(random)],
      active: maybe(random, 0.6, () => random.chance(0.5)),
    }),
  Patient: (random) =>
    made({
      active: maybe(random, 0.7, () => random.chance(0.7)),
      identifier: random.some([1, 2], 2).map(() => identifier(random)),
      name: Array.from({ length: random.below(3) }, () => name(random)),
      gender: maybe(random, 0.8, () => random.pick(['male', 'female', 'other'])),
      birthDate: maybe(random, 0.8, () => random.pick(['1980', '1980-05', '1980-05-17', '2001-02-03', '1999-12-31'])),
      deceasedBoolean: maybe(random, 0.2, () => random.chance(0.5)),
      telecom: random
        .some(['555-1234', 'a@b.example'], 2)
        .map((value) => ({ system: value.includes('@') ? 'email' : 'phone', value })),
      address: maybe(random, 0.6, () => [
        made({ line: ['1 Main Street'], city: random.pick(WORDS.cities), country: 'CN' }),
      ]),
      managingOrganization: maybe(random, 0.6, () => reference('Organization', random, 8)),
      generalPractitioner: random.some([1, 2], 2).map(() => reference('Practitioner', random, 8)),
    }),
  Encounter: (random) =>
    made({
      status: random.pick(['finished', 'in-progress']),
      class: coding(random),
      subject: maybe(random, 0.9, () => reference('Patient', random, 25)),
      period: maybe(random, 0.8, () => period(random)),
      type: random.some([1, 2], 2).map(() => concept(random)),
      serviceProvider: maybe(random, 0.5, () => reference('Organization', random, 8)),
      partOf: maybe(random, 0.3, () => reference('Encounter', random, 20)),
    }),
  Observation: observation,
  Condition: (random) =>
    made({
      code: maybe(random, 0.9, () => concept(random)),
      subject: reference('Patient', random, 25),
      recordedDate: maybe(random, 0.7, () => random.pick(WORDS.dates)),
      ...(random.chance(0.5)
        ? { onsetDateTime: random.pick(WORDS.dates) }
        : random.chance(0.5)
          ? { onsetPeriod: period(random) }
          : {}),
    }),
  ServiceRequest: (random) =>
    made({
      status: 'active',
      intent: 'order',
      subject: reference('Patient', random, 25),
      occurrenceTiming: maybe(random, 0.5, () =>
        made({
          event: [random.pick(WORDS.dates), ...random.some(WORDS.dates, 1)],
          repeat: maybe(random, 0.5, () => ({ boundsPeriod: period(random) })),
        }),
      ),
      authoredOn: maybe(random, 0.6, () => random.pick(WORDS.dates)),
      requester: maybe(random, 0.6, () => reference('Practitioner', random, 8)),
    }),
  RiskAssessment: (random) =>
    made({
      status: 'final',
      subject: reference('Patient', random, 25),
      prediction: random.some(['0.5', '0.05', '0.25', '50'], 2).map((text) => ({ probabilityDecimal: Number(text) })),
    }),
  ValueSet: (random) =>
    made({
      status: 'active',
      url: random.pick(['http://a.example/vs', 'http://a.example/vs/1', 'http://a.example/vs/10', 'urn:oid:1.2.3']),
      name: random.pick(['Codes', 'codes of Ärzte', 'Other']),
    }),
};

function effective(random: Random): object {
  if (random.chance(0.6)) return { effectiveDateTime: random.pick(WORDS.dates) };
  if (random.chance(0.5)) return { effectivePeriod: period(random) };
  return random.chance(0.3)
    ? { effectiveInstant: random.pick(['2019-03-15T02:20:30Z', '2019-12-31T16:00:00.000Z']) }
    : {};
}

function value(random: Random): object {
  if (random.chance(0.6)) return { valueQuantity: quantity(random) };
  if (random.chance(0.4)) return { valueCodeableConcept: concept(random) };
  return random.chance(0.4)
    ? { valueString: random.pick(['Positive', 'positive +++', 'négatif']) }
    : random.chance(0.3)
      ? { valueDateTime: random.pick(WORDS.dates) }
      : {};
}

/** How many of each type a world has. */
const COUNTS: Readonly<Record<string, number>> = {
  Organization: 8,
  Practitioner: 8,
  Patient: 25,
  Encounter: 20,
  Observation: 70,
  Condition: 25,
  ServiceRequest: 20,
  RiskAssessment: 12,
  ValueSet: 8,
};

/** A small hospital of random resources. */
export function randomResources(random: Random): readonly NaiveResource[] {
  return Object.entries(COUNTS).flatMap(([resourceType, count]) =>
    Array.from({ length: count }, (_, id) => ({
      resourceType,
      id: String(id),
      meta: made({
        lastUpdated: `2025-0${1 + random.below(9)}-1${random.below(9)}T0${random.below(9)}:00:00.000Z`,
        tag: maybe(random, 0.3, () => [{ system: 'urn:tag', code: random.pick(['a', 'b']) }]),
      }),
      ...MAKERS[resourceType]?.(random, id),
    })),
  );
}
