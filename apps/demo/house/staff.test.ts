import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openChance } from '../chance.ts';
import { NOW } from '../fixtures/test-chart.ts';
import { ageAt } from '../time.ts';
import { listStaff } from './staff.ts';

suite('staff', () => {
  const staff = listStaff(openChance('staff'), NOW);

  test('are 600 people, each with one role', () => {
    assert.equal(staff.length, 600);
    for (const { resources, reference } of staff) {
      const [person, role] = resources;
      assert.equal(`Practitioner/${person?.id}`, reference.reference);
      assert.deepEqual(role?.resourceType === 'PractitionerRole' && role.practitioner, reference);
    }
  });

  test('a department is led by a chief physician, and the titled are older', () => {
    const first = staff.find(({ department }) => department === 'cardiology');
    assert.deepEqual(
      [first?.title, first?.reference.reference],
      ['chief-physician', 'Practitioner/staff-cardiology-01'],
    );
    const ages = (title: string): number[] =>
      staff
        .filter((member) => member.title === title)
        .map(({ resources: [person] }) => ageAt(person && 'birthDate' in person ? (person.birthDate ?? '') : '', NOW));
    assert.ok(Math.min(...ages('chief-physician')) > Math.max(...ages('resident-physician')));
  });

  test('numbers and names are those of different people', () => {
    const numbers = staff.map(({ resources: [person] }) =>
      person?.resourceType === 'Practitioner' ? person.identifier?.[0]?.value : '',
    );
    assert.equal(new Set(numbers).size, 600);
  });
});
