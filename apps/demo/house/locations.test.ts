import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { bedOf, listLocations, roomOf, wardOf } from './locations.ts';

suite('locations', () => {
  const locations = listLocations((key, bed) => key === 'icu' && bed === 2);
  const byReference = new Map(locations.map((location) => [`Location/${location.id}`, location]));

  test('a bed is in a room, in a ward, in a building, on a site', () => {
    const path: string[] = [];
    for (
      let at = byReference.get(bedOf('icu', 2).reference ?? '');
      at;
      at = byReference.get(at.partOf?.reference ?? '')
    ) {
      path.push(at.physicalType?.coding?.[0]?.code ?? '');
    }
    assert.deepEqual(path, ['bd', 'ro', 'wa', 'bu', 'si']);
  });

  test('there are 420 beds, and those that are taken say so', () => {
    const beds = locations.filter(({ physicalType }) => physicalType?.coding?.[0]?.code === 'bd');
    assert.equal(beds.length, 420);
    assert.deepEqual(
      beds.filter(({ operationalStatus }) => operationalStatus?.code === 'O').map(({ id }) => id),
      ['bed-icu-02'],
    );
  });

  test('wards and rooms that are referred to exist', () => {
    for (const { reference } of [wardOf('cardiology'), roomOf('emergency'), roomOf('tcm')]) {
      assert.ok(byReference.has(reference ?? ''));
    }
  });
});
