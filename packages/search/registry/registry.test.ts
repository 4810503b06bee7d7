import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { resourceTypes } from '#fhir';
import { registry } from '../fixtures/setting.ts';
import type { Definition } from './definition.ts';
import { partsOf } from './parameter.ts';
import { standardRegistry } from './standard.ts';

const flavour: Definition = {
  url: 'http://hospital.example/SearchParameter/patient-flavour',
  code: 'flavour',
  type: 'token',
  base: ['Patient'],
  expression: "Patient.extension('http://hospital.example/flavour').value",
};

const parts = (type: string, code: string): readonly string[] =>
  partsOf(registry().demand(type, code)).map(
    ({ parameter, only }) => `${parameter.code}${only === undefined ? '' : `:${only}`}`,
  );

suite('registry', () => {
  test('has every parameter of every type, and all of them compile', () => {
    let count = 0;
    for (const type of resourceTypes) {
      for (const parameter of registry().all(type)) {
        parameter.walk({ resourceType: type }, () => undefined);
        for (const component of parameter.components) component.walk({}, { resourceType: type }, () => undefined);
        count++;
      }
    }
    assert.ok(count > 2500, `only ${count}`);
  });

  test('gives types without parameters of their own those of every resource', () => {
    assert.ok(registry().find('Binary', '_lastUpdated'));
    assert.equal(registry().find('Binary', '_text'), undefined);
  });

  test('lets parameters of one meaning share an index', () => {
    assert.deepEqual(
      [
        parts('Observation', 'patient'),
        parts('Observation', 'combo-code'),
        parts('Observation', 'combo-code-value-quantity'),
        parts('Patient', 'phonetic'),
        parts('Patient', 'name'),
        parts('Appointment', 'practitioner'),
      ],
      [
        ['subject:Patient'],
        ['code', 'component-code'],
        ['code-value-quantity', 'component-code-value-quantity'],
        ['name'],
        ['name'],
        ['actor:Practitioner'],
      ],
    );
  });

  test('refuses an unknown parameter by name, and says what there is', () => {
    assert.throws(() => registry().demand('Patient', 'flavour'), { code: 'search/unknown-parameter' });
  });

  test('takes the hospital’s own, and refuses them by name until they are indexed', () => {
    const ready = standardRegistry([flavour]);
    const found: unknown[] = [];
    ready.demand('Patient', 'flavour').walk(
      {
        resourceType: 'Patient',
        extension: [{ url: 'http://hospital.example/flavour', valueCode: 'sweet' }],
      },
      (value) => found.push(value),
    );
    assert.deepEqual(found, ['sweet']);
    const indexing = standardRegistry([flavour], new Set([flavour.url]));
    assert.throws(() => indexing.demand('Patient', 'flavour'), { code: 'search/parameter-not-ready' });
  });

  test('never moves the index of a base parameter to a hospital’s', () => {
    const twin: Definition = {
      url: 'http://hospital.example/SearchParameter/a',
      code: 'a-code',
      type: 'token',
      base: ['Observation'],
      expression: 'Observation.code',
    };
    const both = standardRegistry([twin]);
    assert.deepEqual(
      [both.demand('Observation', 'code').parts.length, both.demand('Observation', 'a-code').parts[0]?.parameter.code],
      [0, 'code'],
    );
  });

  test('uses FHIRPath where an expression is more than a path', () => {
    const deceased = registry().demand('Patient', 'deceased');
    const values = (patient: object): readonly unknown[] => {
      const found: unknown[] = [];
      deceased.walk(patient, (value) => found.push(value));
      return found;
    };
    assert.deepEqual(
      [
        values({ resourceType: 'Patient', deceasedDateTime: '2020' }),
        values({ resourceType: 'Patient', deceasedBoolean: false }),
        values({ resourceType: 'Patient' }),
      ],
      [[true], [false], [false]],
    );
  });
});
