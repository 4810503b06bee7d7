import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { read } from '../fixtures/setting.ts';
import type { Condition } from './condition.ts';

/** A condition as a short text. */
function brief(condition: Condition | undefined): string {
  if (condition === undefined) return '';
  switch (condition.op) {
    case 'and':
    case 'or':
      return `(${condition.of.map(brief).join(` ${condition.op} `)})`;
    case 'not':
      return `not ${brief(condition.of)}`;
    case 'present':
      return `${condition.parameter.code}!`;
    case 'value':
      return `${condition.parameter.code}:${condition.test.kind}${'how' in condition.test ? `:${condition.test.how}` : ''}${'prefix' in condition.test ? `:${condition.test.prefix}` : ''}`;
    case 'chain':
      return `${condition.parameter.code}>${condition.branches.map(({ type, where }) => `${type}.${brief(where)}`).join('/')}`;
    default:
      return condition.op;
  }
}

const filter = (type: string, text: string): string =>
  brief(read(type, `_filter=${encodeURIComponent(text)}`).parts[0]?.where);

suite('_filter', () => {
  test('joins from left to right; parentheses and not say otherwise', () => {
    assert.deepEqual(
      [
        'gender eq male and active eq true or name sw "a"',
        'gender eq male and (active eq true or name sw "a")',
        'not (gender eq male) and name co "b"',
      ].map((text) => filter('Patient', text)),
      [
        '((gender:token and active:token) or name:string:starts)',
        '(gender:token and (active:token or name:string:starts))',
        '(not gender:token and name:string:contains)',
      ],
    );
  });

  test('has the operators of each kind', () => {
    assert.deepEqual(
      [
        'name eq "a"',
        'name ne "a"',
        'name ew "a"',
        'birthdate po 2020',
        'birthdate ge 2020',
        'organization re Organization/1',
        'gender pr true',
        'gender ni http://v',
        'identifier ne 5',
      ].map((text) => filter('Patient', text)),
      [
        'name:string:equal',
        'name:unequal',
        'name:string:ends',
        'birthdate:date:ap',
        'birthdate:date:ge',
        'organization:reference',
        'gender!',
        'not gender:codes',
        'identifier:unequal',
      ],
    );
  });

  test('follows paths, and puts conditions on the same target', () => {
    assert.equal(filter('Observation', 'subject:Patient.name co "a,b"'), 'subject>Patient.name:string:contains');
    assert.equal(
      filter('Observation', 'subject[gender eq male].name sw "a" or value-quantity gt 5||mm[Hg]'),
      '(subject>Patient.(gender:token and name:string:starts) or value-quantity:quantity)',
    );
  });
});
