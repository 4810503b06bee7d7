import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parsePath } from './parse-path.ts';
import { compileWalk } from './walk.ts';

function walked(
  expression: string,
  resource: { readonly resourceType: string },
): readonly (readonly [unknown, string])[] {
  const path = parsePath(expression);
  assert.ok(path);
  const found: (readonly [unknown, string])[] = [];
  compileWalk(path, path.root)(resource, resource, (value, type) => found.push([value, type]));
  return found;
}

suite('walk', () => {
  test('finds members of lists, and choices by the name that carries their type', () => {
    const observation = {
      resourceType: 'Observation',
      valueQuantity: { value: 1 },
      component: [{ valueString: 'a' }, { valueBoolean: true }],
    };
    assert.deepEqual(walked('Observation.value', observation), [[{ value: 1 }, 'Quantity']]);
    assert.deepEqual(walked('Observation.component.value', observation), [
      ['a', 'string'],
      [true, 'boolean'],
    ]);
    assert.deepEqual(walked('Observation.value.ofType(string)', observation), []);
  });

  test('says the code system that a binding implies, and whose part a part is', () => {
    const patient = { resourceType: 'Patient', gender: 'male', name: [{ family: 'Li' }] };
    assert.deepEqual(walked('Patient.gender', patient), [['male', 'code@http://hl7.org/fhir/administrative-gender']]);
    assert.deepEqual(walked('Patient.name.family', patient), [['Li', 'HumanName.family']]);
  });

  test('tells the type of a target by the reference, or by the contained resource', () => {
    const observation = {
      resourceType: 'Observation',
      contained: [{ resourceType: 'Patient', id: 'p' }],
      performer: [
        { reference: 'Practitioner/1' },
        { reference: '#p' },
        { reference: 'Patient/2' },
        { type: 'Patient', display: 'x' },
      ],
    };
    assert.deepEqual(
      walked('Observation.performer.where(resolve() is Patient)', observation).map(([value]) => value),
      [{ reference: '#p' }, { reference: 'Patient/2' }, { type: 'Patient', display: 'x' }],
    );
  });

  test('filters by a member, follows an extension, takes the nth', () => {
    const patient = {
      resourceType: 'Patient',
      telecom: [
        { system: 'phone', value: '1' },
        { system: 'email', value: '2' },
      ],
      extension: [
        { url: 'u', valueString: 'x' },
        { url: 'v', valueString: 'y' },
      ],
    };
    assert.deepEqual(walked("Patient.telecom.where(system='email')", patient), [
      [{ system: 'email', value: '2' }, 'ContactPoint'],
    ]);
    assert.deepEqual(walked("Patient.extension('u').value", patient), [['x', 'string']]);
    assert.deepEqual(
      walked('Patient.telecom[1]', patient).map(([value]) => value),
      [{ system: 'email', value: '2' }],
    );
  });

  test('passes over nulls, which stand for primitives with extensions only', () => {
    assert.deepEqual(
      walked('Patient.name.given', { resourceType: 'Patient', name: [{ given: [null, 'A'] }] } as never),
      [['A', 'HumanName.given']],
    );
  });
});
