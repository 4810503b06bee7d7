import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkResource, entriesOf, environmentOf } from './resource-check.ts';
import { newRun } from './run.ts';

suite('resource check', () => {
  test('a resource inside is its own root while it is checked, and not after', () => {
    const outer = { resourceType: 'Bundle', type: 'collection' };
    const inner = { resourceType: 'Patient' };
    const run = newRun(outer, 'Bundle', false);
    const roots: unknown[] = [];
    checkResource(outer, run, () => () => {
      checkResource(inner, run, () => () => roots.push(run.root, run.environment.resource));
      roots.push(run.root, run.environment.resource);
    });
    assert.deepEqual(roots, [inner, inner, outer, outer]);
  });

  test('entries are found by fullUrl', () => {
    const resource = { resourceType: 'Patient' };
    const entries = entriesOf({ entry: [{ fullUrl: 'urn:a', resource }, { resource }, { fullUrl: 'urn:b' }, 1] });
    assert.deepEqual([...entries], [['urn:a', resource]]);
    assert.deepEqual([...entriesOf({ entry: 'x' })], []);
  });

  test('resolve() finds what is at hand', () => {
    const contained = { resourceType: 'Patient', id: 'p' };
    const run = newRun({ resourceType: 'Observation', contained: [contained] }, 'x', false);
    const { resolve } = environmentOf(run);
    assert.deepEqual([resolve?.('#p'), resolve?.('Patient/1')], [contained, undefined]);
  });
});
