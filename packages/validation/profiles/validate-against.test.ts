import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { profile, type CodeSystem, type ElementDefinition, type StructureDefinition, type ValueSet } from '#fhir';
import { fhirSource, layered, memorySource } from '#terminology';
import { element, profileOf } from './fixtures/profile.ts';
import type { ProfileSource } from './load.ts';
import { validateAgainst } from './validate-against.ts';

const colours: CodeSystem = {
  resourceType: 'CodeSystem',
  url: 'http://example.org/colours',
  status: 'active',
  content: 'complete',
  concept: [{ code: 'red' }, { code: 'blue' }],
};
const colourSet: ValueSet = {
  resourceType: 'ValueSet',
  url: 'http://example.org/colour-set',
  status: 'active',
  compose: { include: [{ system: 'http://example.org/colours' }] },
};

function sourceWith(...definitions: readonly StructureDefinition[]): ProfileSource {
  return {
    ...layered(memorySource([colours, colourSet]), fhirSource()),
    structureDefinition: async (url) => definitions.find((one) => one.url === url),
  };
}

/** Findings in short, of a resource against a profile with these elements. */
async function found(
  resource: { readonly resourceType: string },
  elements: readonly ElementDefinition[],
  ...others: readonly StructureDefinition[]
): Promise<readonly string[]> {
  const profile = profileOf('under-test', resource.resourceType, elements);
  const findings = await validateAgainst(resource, [profile], sourceWith(...others));
  return findings.map(
    ({ severity, code, expression }) =>
      `${severity === 'error' ? '' : `${severity} `}${code.slice('validation/'.length)} ${expression}`,
  );
}

const observation = { resourceType: 'Observation', status: 'final', code: { text: '血压' } };
const part = (code: string, value: object = { valueString: 'x' }): object => ({
  code: { coding: [{ system: 'http://loinc.org', code }] },
  ...value,
});
const parts = (...component: readonly object[]): { readonly resourceType: string } =>
  ({ ...observation, component }) as never;

suite('validateAgainst', () => {
  test('keeps cardinality, types, fixed values, patterns, lengths and ranges', async () => {
    assert.deepEqual(await found(observation, [element('Observation.subject', { min: 1 })]), [
      'required Observation.subject',
    ]);
    assert.deepEqual(await found(observation, [element('Observation.code', { max: '0' })]), [
      'too-many Observation.code',
    ]);
    const typed = { ...observation, valueString: 'abc' };
    assert.deepEqual(await found(typed, [element('Observation.value[x]', { type: [{ code: 'Quantity' }] })]), [
      'type-not-allowed Observation.value',
    ]);
    assert.deepEqual(await found(observation, [element('Observation.status', { fixedCode: 'amended' })]), [
      'fixed Observation.status',
    ]);
    const pattern = { coding: [{ system: 'http://loinc.org', code: '1' }] };
    assert.deepEqual(await found(observation, [element('Observation.code', { patternCodeableConcept: pattern })]), [
      'pattern Observation.code',
    ]);
    const fuller = {
      ...observation,
      code: { text: 'x', coding: [{ code: '2' }, { system: 'http://loinc.org', code: '1' }] },
    };
    assert.deepEqual(await found(fuller, [element('Observation.code', { patternCodeableConcept: pattern })]), []);
    assert.deepEqual(await found(typed, [element('Observation.valueString', { maxLength: 2 })]), [
      'wrong-value Observation.valueString',
    ]);
    const number = { ...observation, valueInteger: 5 };
    assert.deepEqual(await found(number, [element('Observation.value[x]', { maxValueInteger: 4 })]), [
      'wrong-value Observation.value',
    ]);
  });

  test('evaluates the invariants of the profile', async () => {
    const constraint = [
      { key: 'x-1', severity: 'warning', human: 'be brief', expression: 'text.length() < 3' },
    ] as const;
    assert.deepEqual(await found(observation, [element('Observation.code', { constraint })]), []);
    const longer = { ...observation, code: { text: '血压高' } };
    assert.deepEqual(await found(longer, [element('Observation.code', { constraint })]), [
      'warning invariant Observation.code',
    ]);
  });

  test('checks bindings by their strength, and says what is not loaded', async () => {
    const bound = (
      strength: 'required' | 'extensible',
      valueSet = 'http://example.org/colour-set',
    ): ElementDefinition[] => [element('Observation.code', { binding: { strength, valueSet } })];
    const coded = (code: string) => ({
      ...observation,
      code: { coding: [{ system: 'http://example.org/colours', code }] },
    });
    assert.deepEqual(await found(coded('red'), bound('required')), []);
    assert.deepEqual(await found(coded('green'), bound('required')), ['code-not-allowed Observation.code']);
    assert.deepEqual(await found(coded('green'), bound('extensible')), ['warning code-not-allowed Observation.code']);
    assert.deepEqual(await found(observation, bound('required')), ['code-not-allowed Observation.code']);
    assert.deepEqual(await found(observation, bound('extensible')), []);
    assert.deepEqual(await found(coded('red'), bound('required', 'http://example.org/none')), [
      'information not-checked Observation.code',
    ]);
  });

  test('slices by value and pattern; open, closed, open at the end, ordered', async () => {
    const sliced = (rules: 'open' | 'closed' | 'openAtEnd', ordered = false): ElementDefinition[] => [
      element('Observation.component', {
        slicing: { discriminator: [{ type: 'pattern', path: 'code' }], rules, ordered },
      }),
      element('Observation.component:high', { sliceName: 'high', min: 1, max: '1' }),
      element('Observation.component:high.code', { patternCodeableConcept: { coding: [{ code: '8480-6' }] } }),
      element('Observation.component:high.value[x]', { min: 1, type: [{ code: 'Quantity' }] }),
      element('Observation.component:low', { sliceName: 'low', max: '1' }),
      element('Observation.component:low.code.coding.code', { min: 1, fixedCode: '8462-4' }),
    ];
    const high = part('8480-6', { valueQuantity: { value: 120 } });
    assert.deepEqual(await found(parts(high, part('8462-4')), sliced('closed')), []);
    assert.deepEqual(await found(parts(part('8462-4')), sliced('open')), ['too-few Observation.component']);
    assert.deepEqual(await found(parts(high, high), sliced('open')), ['too-many Observation.component']);
    assert.deepEqual(await found(parts(part('8480-6')), sliced('open')), [
      'type-not-allowed Observation.component[0].value',
    ]);
    assert.deepEqual(await found(parts(high, part('1')), sliced('open')), []);
    assert.deepEqual(await found(parts(high, part('1')), sliced('closed')), [
      'slice-unmatched Observation.component[1]',
    ]);
    assert.deepEqual(await found(parts(part('1'), high), sliced('openAtEnd')), [
      'slice-order Observation.component[1]',
    ]);
    assert.deepEqual(await found(parts(part('8462-4'), high), sliced('open', true)), [
      'slice-order Observation.component[1]',
    ]);
  });

  test('slices by type, existence, required value set and profile', async () => {
    const byType = [
      element('Observation.value[x]', {
        slicing: { discriminator: [{ type: 'type', path: '$this' }], rules: 'closed' },
      }),
      element('Observation.value[x]:valueQuantity', { sliceName: 'valueQuantity', min: 1 }),
      element('Observation.value[x]:valueQuantity.unit', { min: 1 }),
    ];
    assert.deepEqual(await found({ ...observation, valueQuantity: { value: 1 } } as never, byType), [
      'required Observation.value.unit',
    ]);
    assert.deepEqual(await found({ ...observation, valueString: 'x' } as never, byType), [
      'slice-unmatched Observation.value',
      'too-few Observation.value',
    ]);
    const byExistence = [
      element('Observation.component', {
        slicing: { discriminator: [{ type: 'exists', path: 'value' }], rules: 'open' },
      }),
      element('Observation.component:told', { sliceName: 'told', max: '1' }),
      element('Observation.component:told.value[x]', { min: 1 }),
      element('Observation.component:silent', { sliceName: 'silent', max: '1' }),
      element('Observation.component:silent.value[x]', { max: '0' }),
    ];
    assert.deepEqual(await found(parts(part('1'), part('2', {})), byExistence), []);
    assert.deepEqual(await found(parts(part('1'), part('2')), byExistence), ['too-many Observation.component']);
    const bySet = [
      element('Observation.category', {
        slicing: { discriminator: [{ type: 'value', path: '$this' }], rules: 'open' },
      }),
      element('Observation.category:colour', {
        sliceName: 'colour',
        min: 1,
        binding: { strength: 'required', valueSet: 'http://example.org/colour-set' },
      }),
    ];
    const category = [{ coding: [{ system: 'http://example.org/colours', code: 'blue' }] }];
    assert.deepEqual(await found({ ...observation, category } as never, bySet), []);
    assert.deepEqual(await found(observation, bySet), ['too-few Observation.category']);
    const tall = profileOf('tall', 'Quantity', [element('Quantity.unit', { min: 1, fixedString: 'm' })]);
    const byProfile = [
      element('Observation.component', {
        slicing: { discriminator: [{ type: 'profile', path: 'value' }], rules: 'open' },
      }),
      element('Observation.component:tall', { sliceName: 'tall', min: 1 }),
      element('Observation.component:tall.value[x]', { type: [{ code: 'Quantity', profile: [tall.url] }] }),
    ];
    assert.deepEqual(await found(parts(part('1', { valueQuantity: { value: 1, unit: 'm' } })), byProfile, tall), []);
    assert.deepEqual(await found(parts(part('1', { valueQuantity: { value: 1 } })), byProfile, tall), [
      'too-few Observation.component',
    ]);
    assert.deepEqual(await found(parts(part('1', { valueQuantity: { value: 1 } })), byProfile), [
      'information not-checked Observation.component[0]',
    ]);
  });

  test('slices what is sliced again', async () => {
    const again = [
      element('Observation.component', {
        slicing: { discriminator: [{ type: 'value', path: 'code.text' }], rules: 'open' },
      }),
      element('Observation.component:a', {
        sliceName: 'a',
        slicing: { discriminator: [{ type: 'type', path: 'value' }], rules: 'closed' },
      }),
      element('Observation.component:a.code.text', { fixedString: 'a' }),
      element('Observation.component:a/words', { sliceName: 'a/words', max: '1' }),
      element('Observation.component:a/words.value[x]', { type: [{ code: 'string' }] }),
    ];
    const a = { code: { text: 'a' }, valueString: 'x' };
    assert.deepEqual(await found(parts(a), again), []);
    assert.deepEqual(await found(parts(a, a), again), ['too-many Observation.component']);
    assert.deepEqual(await found(parts({ code: { text: 'a' }, valueInteger: 1 }), again), [
      'slice-unmatched Observation.component[0]',
    ]);
  });

  const extension = profileOf('nation', 'Extension', [
    element('Extension.url', { fixedUri: 'http://example.org/nation' }),
    element('Extension.value[x]', { min: 1, type: [{ code: 'Coding' }] }),
  ]);

  test('checks extensions by their profile, named or only loaded', async () => {
    const patient = (value: object) => ({ resourceType: 'Patient', extension: [{ url: extension.url, ...value }] });
    const named = [
      element('Patient.extension', { slicing: { discriminator: [{ type: 'value', path: 'url' }], rules: 'open' } }),
      element('Patient.extension:nation', {
        sliceName: 'nation',
        min: 1,
        type: [{ code: 'Extension', profile: [extension.url] }],
      }),
    ];
    const right = patient({ valueCoding: { system: 'http://example.org', code: '01' } });
    assert.deepEqual(await found(right, named, extension), []);
    assert.deepEqual(await found({ resourceType: 'Patient', active: true } as never, named, extension), [
      'too-few Patient.extension',
    ]);
    const wrong = ['type-not-allowed Patient.extension[0].value'];
    assert.deepEqual(await found(patient({ valueString: 'x' }), named, extension), wrong);
    assert.deepEqual(await found(patient({ valueString: 'x' }), [], extension), wrong);
    assert.deepEqual(await found(right, named), ['information not-checked Patient.extension[0]']);
  });

  test('checks the profile of a target that is at hand, and says where it is not', async () => {
    const adult = profileOf('adult', 'Patient', [element('Patient.birthDate', { min: 1 })]);
    const rules = [element('Observation.subject', { type: [{ code: 'Reference', targetProfile: [adult.url] }] })];
    const about = (reference: string, contained?: object) => ({
      ...observation,
      ...(contained === undefined ? {} : { contained: [contained] }),
      subject: { reference },
    });
    const patient = { resourceType: 'Patient', id: 'p', birthDate: '1990' };
    assert.deepEqual(await found(about('#p', patient), rules, adult), []);
    const { birthDate: _, ...ageless } = patient;
    assert.deepEqual(await found(about('#p', ageless), rules, adult), ['profile-type Observation.subject']);
    assert.deepEqual(await found(about('Patient/1'), rules, adult), ['information not-checked Observation.subject']);
    assert.deepEqual(await found(about('Group/1'), rules, adult), ['reference-target Observation.subject']);
  });

  test('inherits from the profile that it derives from', async () => {
    const base = profileOf('base', 'Patient', [element('Patient.birthDate', { min: 1 })]);
    const derived = profileOf('derived', 'Patient', [element('Patient.gender', { min: 1 })], base.url);
    const patient = { resourceType: 'Patient', active: true };
    const places = async (...loaded: readonly StructureDefinition[]): Promise<readonly string[]> =>
      (await validateAgainst(patient, [derived.url], sourceWith(...loaded))).map(
        (one) => `${one.code} ${one.expression}`,
      );
    assert.deepEqual((await places(base, derived)).toSorted(), [
      'validation/required Patient.birthDate',
      'validation/required Patient.gender',
    ]);
    assert.deepEqual(await places(derived), ['validation/profile-unknown Patient']);
    assert.deepEqual(await places(), ['validation/profile-unknown Patient']);
  });

  test('checks a blood pressure by the profile of FHIR itself', async () => {
    const coded = (system: string, code: string): object => ({ coding: [{ system, code }] });
    const measured = (code: string, value: number): object => ({
      code: coded('http://loinc.org', code),
      valueQuantity: { value, unit: 'mmHg', system: 'http://unitsofmeasure.org', code: 'mm[Hg]' },
    });
    const pressure = {
      ...observation,
      category: [coded('http://terminology.hl7.org/CodeSystem/observation-category', 'vital-signs')],
      code: coded('http://loinc.org', '85354-9'),
      subject: { reference: 'Patient/1' },
      effectiveDateTime: '2026-01-02',
      component: [measured('8480-6', 120), measured('8462-4', 80)],
    };
    const source = { ...sourceWith(), structureDefinition: async (url: string) => profile(url) };
    const places = async (resource: object): Promise<readonly string[]> =>
      (await validateAgainst(resource, ['http://hl7.org/fhir/StructureDefinition/bp'], source))
        .filter(({ severity }) => severity === 'error')
        .map(({ code, expression }) => `${code.slice('validation/'.length)} ${expression}`);
    assert.deepEqual(await places(pressure), []);
    assert.deepEqual(await places({ ...pressure, component: [measured('8480-6', 120)] }), [
      'too-few Observation.component',
      'too-few Observation.component',
    ]);
    const value = { value: 11, system: 'http://unitsofmeasure.org', code: 'kPa' };
    const kilopascals = { ...measured('8462-4', 11), valueQuantity: value };
    assert.deepEqual(await places({ ...pressure, component: [measured('8480-6', 120), kilopascals] }), [
      'required Observation.component[1].value.unit',
      'fixed Observation.component[1].value.code',
      'code-not-allowed Observation.component[1].value',
    ]);
  });

  test('refuses a profile of another type, and reports the base rules as well', async () => {
    const profile = profileOf('p', 'Patient', []);
    const findings = await validateAgainst({ ...observation, status: 'x' }, [profile], sourceWith());
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['validation/code-not-allowed', 'validation/profile-type'],
    );
  });
});
