import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { referenceCheck, targetAtHand, targetCheck, typeOfTarget } from './reference-check.ts';
import { newRun, type JsonObject, type Run } from './run.ts';

const contained = { resourceType: 'Patient', id: 'p' };
const entry = { resourceType: 'Group' };
const run = (): Run => ({
  ...newRun({ resourceType: 'Observation', contained: [contained] }, 'x', false),
  bundled: new Map([['urn:uuid:g', entry]]),
});

suite('reference check', () => {
  test('knows what is at hand: contained, container, entry', () => {
    const found = ['#p', '#', 'urn:uuid:g', '#q', 'Patient/1'].map((reference) => targetAtHand({ reference }, run()));
    assert.deepEqual(
      found.map((one) => one?.['resourceType']),
      ['Patient', 'Observation', 'Group', undefined, undefined],
    );
  });

  test('trusts the resource before the text before the type', () => {
    const types = [{ reference: '#p', type: 'Group' }, { reference: 'Device/1' }, { type: 'Device' }, { display: 'x' }];
    assert.deepEqual(
      types.map((one) => typeOfTarget(one, run())),
      ['Patient', 'Device', 'Device', undefined],
    );
  });

  test('collects local references and finds dangling ones', () => {
    const here = run();
    for (const reference of ['#p', '#q', '#']) referenceCheck({ reference }, here);
    assert.deepEqual([...here.locals], ['#p', '#q', '#']);
    assert.deepEqual(
      here.findings.map(({ rule, expression }) => `${rule} ${expression}`),
      ['ref-1 x.reference'],
    );
  });

  test('allows the targets alone', () => {
    const here = run();
    const values: JsonObject[] = [{ reference: 'Patient/1' }, { reference: 'Group/1' }, { reference: 'http://x/y' }];
    for (const value of values) targetCheck(['Patient'])(value, here);
    assert.deepEqual(
      here.findings.map(({ words }) => words.en),
      ['x: may not refer to Group; allowed are Patient'],
    );
  });
});
