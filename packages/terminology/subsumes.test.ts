import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { animals } from './fixtures/animals.ts';
import { memorySource } from './memory-source.ts';
import { subsumes } from './subsumes.ts';

const system = 'http://example.org/animals';
const context = { source: memorySource([animals]), now: () => new Date(0) };
const outcome = async (codeA: string, codeB: string): Promise<string | undefined> =>
  (await subsumes({ system, codeA, codeB }, context)).parameter?.[0]?.valueCode;

suite('subsumes', () => {
  test('compares two codes, through every parent', async () => {
    assert.deepEqual(
      await Promise.all([
        outcome('mammal', 'whale'),
        outcome('whale', 'swimmer'),
        outcome('dog', 'dog'),
        outcome('dog', 'carp'),
      ]),
      ['subsumes', 'subsumed-by', 'equivalent', 'not-subsumed'],
    );
  });

  test('takes two codings of one system', async () => {
    const result = await subsumes({ codingA: { system, code: 'dog' }, codingB: { system, code: 'mammal' } }, context);
    assert.deepEqual(result.parameter, [{ name: 'outcome', valueCode: 'subsumed-by' }]);
  });

  test('refuses codes of two systems, unknown codes and systems', async () => {
    const codingA = { system, code: 'dog' };
    const codingB = { system: 'http://example.org/other', code: 'dog' };
    await assert.rejects(subsumes({ codingA, codingB }, context), { code: 'terminology/different-systems' });
    await assert.rejects(outcome('dog', 'cat'), { code: 'terminology/code-not-found' });
    await assert.rejects(subsumes({ codingA: codingB, codingB }, context), { code: 'terminology/system-not-loaded' });
    await assert.rejects(subsumes({ system, codeA: 'dog' }, context), { code: 'terminology/missing-input' });
  });
});
