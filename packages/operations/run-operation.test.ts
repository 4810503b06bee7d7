import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { suite, test } from 'node:test';
import { resourceOf } from '#store';
import type { Basic } from '#fhir';
import { withHouse } from '#test';
import { runAs } from './fixtures/ward.ts';

const countOf = async (house: ReturnType<typeof withHouse>, table: string): Promise<number> => {
  const [row] = await house.engine.sql.query<{ readonly n: number }>(
    '',
    `select count(*)::int as n from suwen.${table}`,
    [],
  );
  return row?.n ?? -1;
};

suite('an operation', () => {
  const house = withHouse();
  const textOf = async (id: string): Promise<string | undefined> =>
    resourceOf<Basic>((await house.store.read(await house.sessionOf('reader'), 'Basic', id)).text).code.text;

  test('writes, sends and asks for work in one transaction', async () => {
    const { answer, request } = await runAs(house, 'li', 'ward/open', { name: 'A' }, 'k1');
    assert.equal(answer.code.text, 'A 1');
    assert.equal(await textOf(answer.id ?? ''), 'A 1');
    const [line] = await house.engine.sql.query('', 'select request, note from suwen.ledger where request = $1', [
      request,
    ]);
    assert.deepEqual(line, { request, note: 'ward/open' });
    assert.deepEqual([await countOf(house, 'outbox'), await countOf(house, 'job')], [1, 1]);
  });

  test('that refuses leaves nothing behind, and takes no number', async () => {
    const counts = async (): Promise<readonly number[]> => [
      await countOf(house, 'resource'),
      await countOf(house, 'outbox'),
      await countOf(house, 'job'),
      await countOf(house, 'idempotency'),
    ];
    const before = await counts();
    await assert.rejects(runAs(house, 'li', 'ward/open', { name: 'B', fail: 'yes' }, 'k2'), { code: 'ward/full' });
    assert.deepEqual(await counts(), before);
    const { answer } = await runAs(house, 'li', 'ward/open', { name: 'B' }, 'k2');
    assert.equal(answer.code.text, 'B 2');
  });

  test('gives the same answer to the same key and does nothing more', async () => {
    const first = await runAs(house, 'li', 'ward/open', { name: 'C' }, 'k3');
    const rows = await countOf(house, 'resource');
    const again = await runAs(house, 'li', 'ward/open', { name: 'C' }, 'k3');
    assert.deepEqual([again.answer, await countOf(house, 'resource')], [first.answer, rows]);
    const other = await runAs(house, 'wang', 'ward/open', { name: 'C2' }, 'k3');
    assert.notEqual(other.answer.id, first.answer.id);
  });

  test('refuses a key that was used with another input or for another operation', async () => {
    await assert.rejects(runAs(house, 'li', 'ward/open', { name: 'D' }, 'k3'), {
      kind: 'conflict',
      code: 'operations/key-used',
    });
    const bed = { reference: 'Basic/x' };
    await assert.rejects(runAs(house, 'li', 'ward/close', { bed }, 'k3'), { code: 'operations/key-used' });
  });

  test('called twice at once with one key runs once', async () => {
    const rows = await countOf(house, 'resource');
    const calls = await Promise.all(
      Array.from({ length: 8 }, () => runAs(house, 'li', 'ward/open', { name: 'E' }, 'k5')),
    );
    const [first] = calls;
    assert.deepEqual(
      calls.map(({ answer }) => answer),
      calls.map(() => first?.answer),
    );
    assert.equal(await countOf(house, 'resource'), rows + 1);
  });

  test('takes numbers without gaps under concurrent calls, some of which are refused', async () => {
    const calls = await Promise.allSettled(
      Array.from({ length: 30 }, (_, n) =>
        runAs(house, 'li', 'ward/open', { name: 'F', ...(n % 3 === 0 ? { fail: 'yes' } : {}) }, randomUUID()),
      ),
    );
    const numbers = calls.flatMap((call) =>
      call.status === 'fulfilled' ? [Number(call.value.answer.code.text?.split(' ')[1])] : [],
    );
    const least = Math.min(...numbers);
    assert.deepEqual(
      numbers.toSorted((a, b) => a - b),
      Array.from({ length: 20 }, (_, n) => least + n),
    );
  });

  test('loses no write to another one, though neither holds what it reads', async () => {
    const session = await house.sessionOf('li');
    const { id } = await house.store.create(session, { resourceType: 'Basic', code: { text: '0' } });
    const bed = { reference: `Basic/${id}` };
    const calls = await Promise.allSettled(
      Array.from({ length: 6 }, () => runAs(house, 'li', 'ward/count', { bed }, randomUUID())),
    );
    const done = calls.filter(({ status }) => status === 'fulfilled').length;
    const refused = calls.flatMap((call) => (call.status === 'rejected' ? [call.reason.code] : []));
    assert.equal(await textOf(id), String(done));
    assert.ok(
      refused.every((code) => code === 'operations/written-meanwhile'),
      refused.join(),
    );
  });

  test('more calls at once than connections end, each for a patient whose key is new', async () => {
    const calls = await Promise.all(
      Array.from({ length: 40 }, async (_, n) => {
        const session = await house.sessionOf(`doctor ${n}`);
        const patient = { resourceType: 'Basic', code: {}, subject: { reference: `Patient/${randomUUID()}` } } as const;
        return house.engine.sql.transaction(async () => house.store.create(session, patient));
      }),
    );
    assert.equal(new Set(calls.map(({ id }) => id)).size, 40);
  });

  test('needs one of its roles, a key, and no input that it does not know', async () => {
    const run = (name: string, input: object, key?: string): Promise<unknown> =>
      runAs(house, 'li', name, { ...input }, key);
    await assert.rejects(run('ward/order', { name: 'G' }, 'k6'), {
      kind: 'forbidden',
      code: 'operations/role-missing',
    });
    await assert.rejects(run('ward/open', { name: 'G' }), { kind: 'incorrect', code: 'operations/key-missing' });
    await assert.rejects(run('ward/open', { name: 'G', size: 2 }, 'k6'), { code: 'operations/unknown-input' });
    await assert.rejects(run('ward/open', {}, 'k6'), { code: 'kernel/wrong-input' });
    await assert.rejects(run('ward/nothing', {}, 'k6'), { kind: 'not-found', code: 'operations/unknown' });
  });

  test('calls another one only as far as its user may', async () => {
    await assert.rejects(runAs(house, 'li', 'ward/borrow', { name: 'H' }, 'k7'), { code: 'operations/role-missing' });
  });

  test('that says it changes nothing cannot write', async () => {
    const session = await house.sessionOf('li');
    const { id } = await house.store.create(session, { resourceType: 'Basic', code: { text: '0' } });
    await assert.rejects(
      runAs(house, 'li', 'ward/peek', { bed: { reference: `Basic/${id}` } }),
      /read-only transaction/,
    );
    assert.equal(await textOf(id), '0');
  });

  test('notes who called whom', async () => {
    const { answer } = await runAs(house, 'li', 'ward/open', { name: 'I' }, 'k8');
    const { request } = await runAs(
      house,
      'li',
      'ward/sign',
      { bed: { reference: `Basic/${answer.id}` }, name: 'J' },
      'k9',
    );
    const notes = await house.engine.sql.query('', 'select distinct note from suwen.ledger where request = $1', [
      request,
    ]);
    assert.deepEqual(notes, [{ note: 'ward/sign > ward/rename' }]);
  });
});
