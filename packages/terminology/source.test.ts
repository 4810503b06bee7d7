import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { animals, sounds, valueSet } from './fixtures/animals.ts';
import { memorySource } from './memory-source.ts';
import { canonical, layered } from './source.ts';

suite('sources', () => {
  test('a canonical address is url and version', () => {
    assert.deepEqual(
      [canonical('http://x'), canonical('http://x|2')],
      [{ url: 'http://x' }, { url: 'http://x', version: '2' }],
    );
  });

  test('the first source that holds it answers, maps come from all', async () => {
    const mine = valueSet('one', { include: [] as never });
    const first = memorySource([mine, sounds]);
    const second = memorySource([{ ...mine, title: 'second' }, animals, { ...sounds, url: 'http://example.org/more' }]);
    const both = layered(first, second);
    assert.equal((await both.valueSet(mine.url ?? ''))?.title, undefined);
    assert.equal((await both.concepts(animals.url ?? ''))?.name, 'Animals');
    assert.equal((await both.conceptMapsOf(animals.url ?? '')).length, 2);
    assert.equal(await both.valueSet('http://none'), undefined);
  });
});
