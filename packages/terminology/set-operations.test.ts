import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { CodeSet, Member } from './code-set.ts';
import { notEnumerable, systemNotLoaded } from './refusals.ts';
import { firstOf, inSet, keyOf } from './set-operations.ts';

const member = (code: string): Member => ({
  system: 'http://x',
  concept: { code, designations: [], properties: [], parents: [], inactive: false, abstract: false },
});
const having = (...codes: readonly string[]): CodeSet => ({
  url: 'http://vs',
  contains: async (_, code) => (codes.includes(code) ? member(code) : undefined),
  list: async () => ({ total: codes.length, members: codes.map(member) }),
});
const notLoaded: CodeSet = {
  ...having(),
  contains: async () => {
    throw systemNotLoaded('http://x');
  },
};
const many = Array.from({ length: 30 }, (_, at) => member(String(at)));

suite('set operations', () => {
  test('one set that surely has the code is enough', async () => {
    assert.equal((await firstOf([notLoaded, having('1')], 'http://x', '1'))?.concept.code, '1');
    await assert.rejects(firstOf([notLoaded, having('1')], 'http://x', '2'), { code: 'terminology/system-not-loaded' });
    assert.equal(await firstOf([], 'http://x', '1'), undefined);
  });

  test('keeps the members inside or outside, also of a set that cannot be listed', async () => {
    const keys = async (set: CodeSet, wanted: boolean): Promise<number> => (await inSet(many, set, wanted, 100)).length;
    assert.deepEqual([await keys(having('1', '2'), true), await keys(having('1', '2'), false)], [2, 28]);
    const endless: CodeSet = {
      ...having('1', '2'),
      list: async () => {
        throw notEnumerable('http://x');
      },
    };
    assert.deepEqual([await keys(endless, true), await keys(endless, false)], [2, 28]);
    assert.equal(keyOf(member('a')), 'http://x|a');
  });
});
