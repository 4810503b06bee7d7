import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { buildProfile } from './build.ts';
import { element, profileOf } from './fixtures/profile.ts';
import type { ProfileNode } from './node.ts';

/** The tree in short. */
const shown = ({ name, slice, children, slices }: ProfileNode): string =>
  [slice === undefined ? name : `:${slice}`, ...[...children, ...slices].map((one) => `(${shown(one)})`)].join('');

suite('buildProfile', () => {
  test('hangs elements and slices by their ids', () => {
    const profile = buildProfile(
      profileOf('p', 'Observation', [
        element('Observation.component', { min: 1 }),
        element('Observation.component:high.code.coding', { min: 1 }),
        element('Observation.component:high.value[x]', { min: 1 }),
        element('Observation.component:high/left', { min: 1 }),
      ]),
      undefined,
    );
    assert.equal(shown(profile.root), 'Observation(component(:high(code(coding))(value))(:high/left))');
  });

  test('hangs them by path and slice name where there are no ids', () => {
    const bare = (path: string, sliceName?: string) => ({ path, ...(sliceName === undefined ? {} : { sliceName }) });
    const profile = buildProfile(
      profileOf('p', 'Observation', [
        bare('Observation.component'),
        bare('Observation.component', 'high'),
        bare('Observation.component.code'),
        bare('Observation.component', 'low'),
        bare('Observation.component.code'),
      ]),
      undefined,
    );
    assert.equal(shown(profile.root), 'Observation(component(:high(code))(:low(code)))');
  });

  test('puts a differential over its base, which stays as it was', () => {
    const base = buildProfile(profileOf('b', 'Patient', [element('Patient.name', { min: 1 })]), undefined);
    const derived = buildProfile(profileOf('d', 'Patient', [element('Patient.name', { max: '1' })]), base);
    assert.deepEqual(
      [base, derived].map(({ root }) => root.children.map(({ rules }) => [rules.min, rules.max])),
      [[[1, undefined]], [[1, 1]]],
    );
  });

  test('prefers the snapshot, which says everything', () => {
    const base = buildProfile(profileOf('b', 'Patient', [element('Patient.name', { min: 1 })]), undefined);
    const whole = {
      ...profileOf('d', 'Patient', []),
      snapshot: { element: [{ id: 'Patient', path: 'Patient' }] as const },
    };
    assert.deepEqual(buildProfile(whole, base).root.children, []);
  });
});
