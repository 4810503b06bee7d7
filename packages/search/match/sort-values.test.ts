import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchContext, read } from '../fixtures/setting.ts';
import { compareMatches, sortValues } from './sort-values.ts';

const ids = (
  sort: string,
  ...patients: readonly { readonly id: string; readonly [member: string]: unknown }[]
): readonly string[] => {
  const keys = read('Patient', `_sort=${sort}`).sort;
  return patients
    .map((patient, key) => ({
      id: patient.id,
      key: BigInt(key),
      values: sortValues(keys, { resourceType: 'Patient', ...patient }, matchContext()),
    }))
    .toSorted((a, b) => compareMatches(keys, a, b))
    .map(({ id }) => id);
};

test('matches are sorted by their least value, descending by their greatest; missing ones last', () => {
  const several = { id: 'several', name: [{ family: 'Zorn' }, { family: 'Adler' }] };
  const one = { id: 'one', name: [{ family: 'Müller' }] };
  const none = { id: 'none' };
  assert.deepEqual(
    [ids('family', none, one, several), ids('-family', none, one, several), ids('family,-_id', none, { id: 'zero' })],
    [
      ['several', 'one', 'none'],
      ['several', 'one', 'none'],
      ['zero', 'none'],
    ],
  );
});
