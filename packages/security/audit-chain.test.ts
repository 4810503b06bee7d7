import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { chain, chainStart } from './audit-chain.ts';

suite('audit chain', () => {
  test('keeps its frozen links', () => {
    const first = chain(chainStart, Buffer.from('first'));
    const second = chain(first, Buffer.from('second'));
    assert.deepEqual(
      [first.toString('hex'), second.toString('hex')],
      [
        '3db4b4eb1df29e1585bc017b9194e30e583d7dbe9e2a7513a58442c6d4ac96bc',
        'de1e86981ce97f7ca334a50ce77d42ace7c020d4c3d4dd9aa6185f4fd8bf40a0',
      ],
    );
  });

  test('changes with any change before it', () => {
    const links = (lines: readonly string[]): string =>
      lines.reduce((previous, line) => chain(previous, Buffer.from(line)), chainStart).toString('hex');
    const all = [
      ['a', 'b', 'c'],
      ['b', 'a', 'c'],
      ['a', 'c'],
      ['ab', 'c'],
      ['a', 'b', 'c', ''],
    ].map(links);
    assert.equal(new Set(all).size, 5);
  });

  test('refuses a previous link of another length', () => {
    assert.throws(() => chain(Buffer.alloc(31), Buffer.alloc(0)), RangeError);
  });
});
