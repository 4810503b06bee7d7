import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { memorySource } from '#terminology';
import { newRun } from '../run.ts';
import { ask, questionOf, type CodeQuestion } from './code-questions.ts';
import type { Item } from './items.ts';

const binding = { strength: 'required', valueSet: 'http://vs' } as const;
const item = (code: string, value: unknown, choice = false): Item => ({
  value,
  type: code,
  code,
  index: undefined,
  choice,
});
const codes = (one: Item): CodeQuestion['codes'] | undefined => questionOf(one, binding, [])?.codes;

suite('code questions', () => {
  test('ask about codes, Codings, concepts and quantities, not about a text beside them', () => {
    assert.deepEqual(codes(item('code', 'a')), [{ code: 'a' }]);
    assert.deepEqual(codes(item('Coding', { system: 's', code: 'a' })), [{ system: 's', code: 'a' }]);
    assert.deepEqual(codes(item('CodeableConcept', { coding: [{ code: 'a' }, { display: 'x' }] })), [
      { system: '', code: 'a' },
    ]);
    assert.deepEqual(codes(item('Quantity', { system: 's', code: 'mg' })), [{ system: 's', code: 'mg' }]);
    assert.equal(codes(item('string', 'a', true)), undefined);
    assert.equal(codes(item('Period', {})), undefined);
  });

  test('report what is not in the set and what could not be decided', async () => {
    const system = 'http://s';
    const source = memorySource([
      { resourceType: 'CodeSystem', url: system, status: 'active', content: 'complete', concept: [{ code: 'a' }] },
      {
        resourceType: 'ValueSet',
        url: 'http://vs',
        status: 'active',
        compose: { include: [{ system }, { system: 'http://t' }] },
      },
    ]);
    const run = newRun({}, 'x', false);
    const question = (...list: CodeQuestion['codes']): CodeQuestion => ({ path: ['x'], ...binding, codes: list });
    const gone = { ...question({ code: 'a' }), valueSet: 'http://gone' };
    await ask([question({ system, code: 'b' }, { system, code: 'a' }), question({ system, code: 'b' })], source, run);
    await ask([question({ system: 'http://t', code: 'a' }), gone, gone], source, run);
    assert.deepEqual(
      run.findings.map(({ words }) => words.en),
      [
        'x: the code http://s|b is not in the required value set http://vs',
        'x: not checked http://vs: The code system http://t is not loaded',
        'x: not checked http://gone: The value set http://gone is not loaded',
        'x: not checked http://gone: The value set http://gone is not loaded',
      ],
    );
  });
});
