import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { referenceTexts, withReferences } from './references.ts';

suite('references of a transaction', () => {
  const targets = new Map([
    ['urn:uuid:1', 'Patient/a'],
    ['Practitioner?identifier=x|1', 'Practitioner/b'],
  ]);

  test('are replaced wherever a whole string names an entry, in narratives too', () => {
    const input = {
      subject: { reference: 'urn:uuid:1', display: 'urn:uuid:1 is not whole' },
      performer: [{ reference: 'Practitioner?identifier=x|1' }],
      text: { div: '<div><a href="urn:uuid:1">x</a><img src="urn:uuid:9"/></div>' },
      untouched: { a: [1, 2] },
    };
    const output = withReferences(input, targets);
    assert.deepEqual(output, {
      subject: { reference: 'Patient/a', display: 'urn:uuid:1 is not whole' },
      performer: [{ reference: 'Practitioner/b' }],
      text: { div: '<div><a href="Patient/a">x</a><img src="urn:uuid:9"/></div>' },
      untouched: { a: [1, 2] },
    });
    assert.equal(output.untouched, input.untouched);
    assert.equal(input.subject.reference, 'urn:uuid:1');
  });

  test('keep symbol-keyed literals of what is copied', () => {
    const literal = Symbol('literals');
    const output = withReferences({ [literal]: 'x', reference: 'urn:uuid:1' }, targets);
    assert.equal(output[literal], 'x');
  });

  test('are listed with their places', () => {
    assert.deepEqual(referenceTexts({ a: [{ reference: 'X/1' }], b: { reference: 'Y/2' } }, 'Basic'), [
      { text: 'X/1', place: 'Basic.a[0].reference' },
      { text: 'Y/2', place: 'Basic.b.reference' },
    ]);
  });
});
