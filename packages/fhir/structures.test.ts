import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dataTypes, isResourceType, structureOf } from './structures.ts';
import { resourceTypes } from './types/index.ts';

const element = (path: string): unknown =>
  structureOf(path.slice(0, path.indexOf('.')))?.elements.find((rule) => rule.path === path);

suite('structureOf', () => {
  test('knows the 146 resource types and every type that an element names', () => {
    assert.equal(resourceTypes.length, 146);
    const named = new Set<string>();
    for (const type of [...resourceTypes, ...dataTypes()]) {
      const structure = structureOf(type);
      assert.ok(structure, type);
      for (const { types } of structure.elements) for (const { code } of types) named.add(code);
    }
    assert.deepEqual(
      [...named].filter((type) => structureOf(type) === undefined),
      [],
    );
  });

  test('knows nothing of types that R4 does not have', () => {
    assert.deepEqual([structureOf('SubscriptionStatus'), structureOf('constructor')], [undefined, undefined]);
    assert.deepEqual(['Patient', 'Resource', 'Quantity', 'patient'].map(isResourceType), [true, false, false, false]);
  });

  test('tells an element as the specification does', () => {
    assert.deepEqual(element('Observation.status'), {
      path: 'Observation.status',
      name: 'status',
      choice: false,
      min: 1,
      max: 1,
      types: [{ code: 'code' }],
      required: 'http://hl7.org/fhir/ValueSet/observation-status',
      invariants: [],
      summary: true,
      modifier: true,
    });
    assert.deepEqual(element('Observation.component.referenceRange'), {
      path: 'Observation.component.referenceRange',
      name: 'referenceRange',
      choice: false,
      min: 0,
      max: Infinity,
      types: [],
      content: 'Observation.referenceRange',
      invariants: [],
      summary: false,
      modifier: false,
    });
    assert.deepEqual(element('Patient.deceased[x]'), {
      path: 'Patient.deceased[x]',
      name: 'deceased',
      choice: true,
      min: 0,
      max: 1,
      types: [{ code: 'boolean' }, { code: 'dateTime' }],
      invariants: [],
      summary: true,
      modifier: true,
    });
  });

  test('puts inherited elements before own ones, at every level', () => {
    const paths = structureOf('Patient')?.elements.map(({ path }) => path.slice('Patient.'.length)) ?? [];
    assert.deepEqual(paths.slice(0, 10), [
      'id',
      'meta',
      'implicitRules',
      'language',
      'text',
      'contained',
      'extension',
      'modifierExtension',
      'identifier',
      'active',
    ]);
    const contact = paths.indexOf('contact');
    assert.deepEqual(paths.slice(contact, contact + 5), [
      'contact',
      'contact.id',
      'contact.extension',
      'contact.modifierExtension',
      'contact.relationship',
    ]);
    assert.deepEqual(
      structureOf('Age')?.elements.map(({ name }) => name),
      ['id', 'extension', 'value', 'comparator', 'unit', 'system', 'code'],
    );
  });

  test('carries the invariants of its bases and its own', () => {
    const keys = (type: string): unknown => structureOf(type)?.invariants.map(({ key }) => key);
    assert.deepEqual(
      [keys('Observation'), keys('Age'), keys('Bundle'), keys('Extension')],
      [
        ['dom-2', 'dom-3', 'dom-4', 'dom-5', 'dom-6', 'obs-6', 'obs-7'],
        ['ele-1', 'qty-3', 'age-1'],
        ['bdl-1', 'bdl-2', 'bdl-3', 'bdl-4', 'bdl-7', 'bdl-9', 'bdl-10', 'bdl-11', 'bdl-12'],
        ['ele-1', 'ext-1'],
      ],
    );
  });

  test('names what a reference may point to, and the profile of a quantity', () => {
    const types = (path: string): unknown => (element(path) as { readonly types: unknown }).types;
    assert.deepEqual(types('Patient.generalPractitioner'), [
      { code: 'Reference', targets: ['Organization', 'Practitioner', 'PractitionerRole'] },
    ]);
    assert.deepEqual(types('Observation.referenceRange.low'), [{ code: 'Quantity', profile: 'SimpleQuantity' }]);
    assert.deepEqual(
      [types('Patient.id'), types('Patient.contact.id'), types('Extension.url')],
      [[{ code: 'id' }], [{ code: 'string' }], [{ code: 'uri' }]],
    );
  });
});
