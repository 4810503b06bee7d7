import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { suite, test } from 'node:test';
import type { BlobRow, BlobTable } from '#blobs';

/** A table and what the writer of records does to it. */
export interface CountedTable {
  readonly table: BlobTable;
  refer(address: string): Promise<void>;
  drop(address: string, now: Date): Promise<void>;
}

const day = (number: number): Date => new Date(Date.UTC(2026, 0, number));
const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

const rowOf = (content: string, keyId: number = 7): BlobRow => ({
  address: hash(`${content} ${randomBytes(8).toString('hex')}`).toString('hex'),
  keyId,
  size: content.length,
  mark: hash(content),
});

async function all(addresses: AsyncIterable<string>): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const address of addresses) found.push(address);
  return found.toSorted();
}

/** What every table of blobs must do; `open` gives one that may hold other rows already. */
export function blobTableContract(name: string, open: () => CountedTable): void {
  suite(`the table of blobs ${name}`, () => {
    test('recognises content by its keyed hash under any of the keys given, and under no other', async () => {
      const { table } = open();
      const row = rowOf(`li ${name}`);
      await table.add(row, day(1));
      const mark = { keyId: row.keyId, hash: row.mark };
      const found = { address: row.address, keyId: 7 };
      assert.deepEqual(await table.recognise([mark], day(2)), found);
      assert.deepEqual(await table.recognise([{ keyId: 8, hash: hash('other') }, mark], day(2)), found);
      assert.equal(await table.recognise([{ ...mark, keyId: 8 }], day(2)), undefined);
      assert.equal(await table.recognise([], day(2)), undefined);
    });

    test('adds an address once, and allows two copies of one content', async () => {
      const { table } = open();
      const row = rowOf('twice');
      const copy = rowOf('twice');
      await table.add(row, day(1));
      await table.add({ ...row, size: 99 }, day(1));
      await table.add(copy, day(1));
      assert.deepEqual(await table.known([row.address, copy.address, 'no']), new Set([row.address, copy.address]));
      assert.deepEqual(await table.known([]), new Set());
    });

    test('takes out what nothing has referred to since before, each once, at most as many as asked', async () => {
      const { table, refer, drop } = open();
      const [never, kept, dropped, young] = [rowOf('never'), rowOf('kept'), rowOf('dropped'), rowOf('young')];
      for (const row of [never, kept, dropped]) await table.add(row, day(10));
      await table.add(young, day(20));
      for (const { address } of [kept, dropped, dropped]) await refer(address);
      await drop(dropped.address, day(12));
      await drop(dropped.address, day(15));
      const among = (addresses: readonly string[]): readonly string[] =>
        addresses.filter((address) => [never, kept, dropped, young].some((row) => row.address === address));
      assert.deepEqual(among(await table.takeUnreferenced(day(10), 100)), []);
      assert.deepEqual(among(await table.takeUnreferenced(day(11), 100)), [never.address]);
      assert.deepEqual(among(await table.takeUnreferenced(day(15), 100)), []);
      assert.deepEqual(among(await table.takeUnreferenced(day(16), 100)), [dropped.address]);
      assert.deepEqual(
        await table.known([never, kept, dropped, young].map(({ address }) => address)),
        new Set([kept.address, young.address]),
      );
      assert.deepEqual(await table.takeUnreferenced(day(30), 0), []);
    });

    test('recognising makes an unreferenced blob young again', async () => {
      const { table } = open();
      const row = rowOf(`young again ${name}`);
      await table.add(row, day(1));
      await table.recognise([{ keyId: row.keyId, hash: row.mark }], day(9));
      assert.ok(!(await table.takeUnreferenced(day(9), 100)).includes(row.address));
      assert.ok((await table.takeUnreferenced(day(10), 100)).includes(row.address));
    });

    test('lists all addresses', async () => {
      const { table } = open();
      const rows = [rowOf('a'), rowOf('b'), rowOf('c')];
      for (const row of rows) await table.add(row, day(1));
      const listed = new Set(await all(table.addresses()));
      assert.ok(rows.every(({ address }) => listed.has(address)));
    });
  });
}
