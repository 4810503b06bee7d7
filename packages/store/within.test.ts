import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Basic, Patient } from '#fhir';
import { withStore } from './fixtures/engine.ts';
import { Overtaken } from './overtaken.ts';
import type { Sql } from './sql.ts';
import { within, type Within } from './within.ts';

const basic = (text: string, more: Partial<Basic> = {}): Basic => ({ resourceType: 'Basic', code: { text }, ...more });

suite('the store within a transaction', () => {
  const house = withStore();
  const inside = async <T>(work: (bound: Within, sql: Sql) => Promise<T>, subject?: string): Promise<T> => {
    const session = await house.session(subject);
    return house.sql.transaction((sql) =>
      work(within(house.engine, house.find, sql, { ...session, note: 'a/b' }), sql),
    );
  };
  const textOf = async (id: string): Promise<readonly [number, unknown]> => {
    const { version, text } = await house.store.read(await house.session(), 'Basic', id);
    return [version, (JSON.parse(text) as Basic).code.text];
  };

  test('sees its own writes and leaves nothing behind when it is rolled back', async () => {
    const ids: string[] = [];
    await assert.rejects(
      inside(async ({ store }) => {
        const made = await store.create<Patient>({
          resourceType: 'Patient',
          identifier: [{ system: 'urn:in', value: '1' }],
        });
        ids.push(made.id ?? '');
        const found = await store.search<Patient>('Patient', { identifier: 'urn:in|1' });
        assert.deepEqual(found, [made]);
        assert.deepEqual(await store.read({ reference: `Patient/${made.id}` }), made);
        throw new Error('no');
      }),
      /no/,
    );
    await assert.rejects(house.store.read(await house.session(), 'Patient', ids[0] ?? ''), { kind: 'not-found' });
  });

  test('writes several versions of one resource, each with a line of the operation', async () => {
    const id = await inside(async ({ store }) => {
      const one = await store.create(basic('one'));
      const two = await store.update({ ...one, code: { text: 'two' } });
      const three = await store.update({ ...two, code: { text: 'three' } });
      assert.deepEqual(
        [one, two, three].map(({ meta }) => meta?.versionId),
        ['1', '2', '3'],
      );
      await store.delete({ reference: `Basic/${one.id}` });
      return one.id ?? '';
    });
    const lines = await house.sql.query(
      '',
      `select l.versions, l.note, l.action from suwen.ledger l join suwen.resource r on r.key = any (l.keys) where r.id = $1 order by l.versions`,
      [id],
    );
    assert.deepEqual(
      lines,
      [1, 2, 3, 4].map((version) => ({ versions: [version], note: 'a/b', action: 14 })),
    );
  });

  test('tells a version that was read here and replaced elsewhere from one that was handed in old', async () => {
    await house.store.update(await house.session(), basic('1'), 'moved');
    await assert.rejects(
      inside(async ({ store }) => {
        const read = await store.read<Basic>({ reference: 'Basic/moved' });
        await house.store.update(await house.session(), basic('2'), 'moved');
        await store.update(read);
      }),
      Overtaken,
    );
    const old = basic('old', { id: 'moved', meta: { versionId: '1' } });
    await assert.rejects(
      inside(({ store }) => store.update(old)),
      { kind: 'precondition', code: 'store/version-moved' },
    );
    await inside(({ store }) => store.update(basic('3', { id: 'moved' })));
    assert.deepEqual(await textOf('moved'), [3, '3']);
  });

  test('holds what it names before it reads: of two increments none is lost', async () => {
    await house.store.update(await house.session(), basic('0'), 'held');
    const reference = { reference: 'Basic/held' };
    await Promise.all(
      Array.from({ length: 6 }, () =>
        inside(async ({ store, hold }) => {
          await hold([reference]);
          const read = await store.read<Basic>(reference);
          await store.update({ ...read, code: { text: String(Number(read.code.text) + 1) } });
        }),
      ),
    );
    assert.deepEqual(await textOf('held'), [7, '6']);
    await inside(({ hold }) => hold([]));
  });

  test('refuses a condition without a value, a reference that is none, and what is not there', async () => {
    const missing: { readonly reference?: string } = {};
    await assert.rejects(
      inside(({ facts }) => facts.search('Basic', { subject: missing.reference })),
      { code: 'store/condition-missing' },
    );
    for (const reference of ['', 'x', 'Nothing/1', 'https://elsewhere/Basic/1']) {
      await assert.rejects(
        inside(({ facts }) => facts.read({ reference })),
        { code: 'store/reference-unreadable' },
      );
    }
    await assert.rejects(
      inside(({ store }) => store.update(basic('x', { id: 'nobody' }))),
      { kind: 'not-found' },
    );
    await assert.rejects(
      inside(({ store }) => store.delete({ reference: 'Basic/nobody' })),
      { kind: 'not-found' },
    );
  });

  test('restores what was there before, also over a deletion, and deletes what was not', async () => {
    const session = await house.session();
    const { text: before } = await house.store.update(session, basic('before'), 'undone');
    await house.store.remove(session, 'Basic', 'undone');
    await inside(({ restore }) => restore('Basic', 'undone', before));
    assert.deepEqual(await textOf('undone'), [3, 'before']);
    await inside(({ restore }) => restore('Basic', 'undone', undefined));
    await assert.rejects(textOf('undone'), { kind: 'gone' });
    await inside(({ restore }) => restore('Basic', 'never', undefined));
  });

  test('is written down: what an operation read, for the user who called it', async () => {
    const session = await house.session('caller');
    await house.sql.transaction(async (sql) => {
      const { facts } = within(house.engine, house.find, sql, session);
      await facts.read({ reference: 'Basic/moved' });
      await facts.search('Basic', { _id: 'moved,held' });
    });
    await house.engine.reading.flush();
    const lines = await house.sql.query(
      '',
      'select action, shown from suwen.reading where request = $1 order by shown',
      [session.request],
    );
    assert.deepEqual(lines, [
      { action: 14, shown: 1 },
      { action: 14, shown: 2 },
    ]);
  });
});
