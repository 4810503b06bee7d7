import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { membersOf } from './members.ts';

const typesOf = (path: string): unknown =>
  [...membersOf(path).values()].map(({ key, type, many }) => [key, type, many]);

suite('membersOf', () => {
  test('lists the keys of a nested element with the types of their values', () => {
    assert.deepEqual(typesOf('Patient.communication'), [
      ['id', 'string', false],
      ['extension', 'Extension', true],
      ['modifierExtension', 'Extension', true],
      ['language', 'CodeableConcept', false],
      ['preferred', 'boolean', false],
    ]);
  });

  test('gives each type of a choice its own key', () => {
    const members = membersOf('Observation');
    assert.deepEqual(
      [
        members.get('valueQuantity')?.type,
        members.get('valueDateTime')?.type,
        members.get('value'),
        members.get('value[x]'),
      ],
      ['Quantity', 'dateTime', undefined, undefined],
    );
  });

  test('follows a content reference to the element whose children it has', () => {
    const { type, many } = membersOf('Questionnaire.item').get('item') ?? {};
    assert.deepEqual([type, many], ['Questionnaire.item', true]);
    assert.equal(membersOf('Observation.component').get('referenceRange')?.type, 'Observation.referenceRange');
    assert.ok(membersOf('Observation.referenceRange').has('appliesTo'));
  });

  test('is empty for primitives and for what R4 does not know', () => {
    assert.deepEqual([membersOf('string').size, membersOf('Unicorn').size, membersOf('Patient.horn').size], [0, 0, 0]);
  });
});
