import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Organization } from '#fhir';
import { departmentReference, listOrganizations, serviceReference } from './organizations.ts';

const organizations = listOrganizations().filter((one): one is Organization => one.resourceType === 'Organization');

suite('organisations', () => {
  test('are a tree: one hospital, two campuses, 30 departments', () => {
    const depth = ({ partOf }: Organization): number => {
      const parent = organizations.find(({ id }) => `Organization/${id}` === partOf?.reference);
      return parent ? 1 + depth(parent) : 0;
    };
    assert.deepEqual(
      Object.fromEntries(
        Map.groupBy(organizations, depth)
          .entries()
          .map(([level, all]) => [level, all.length]),
      ),
      {
        0: 1,
        1: 2,
        2: 30,
      },
    );
  });

  test('references name what is there', () => {
    const there = new Set(listOrganizations().map(({ resourceType, id }) => `${resourceType}/${id}`));
    assert.ok(there.has(departmentReference('icu').reference ?? ''));
    assert.ok(there.has(serviceReference('tcm').reference ?? ''));
  });
});
