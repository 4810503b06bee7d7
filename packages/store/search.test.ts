import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Observation, Patient } from '#fhir';
import type { Pairs, SearchPage, SearchScope } from './fhir-store.ts';
import { withStore } from './fixtures/engine.ts';

suite('searching the store', () => {
  const house = withStore();
  const search = async (query: Pairs, scope: Partial<SearchScope> = {}): Promise<SearchPage> =>
    house.store.search(await house.session(), { type: 'Patient', handling: 'strict', ...scope }, query);
  const ids = ({ found }: SearchPage): readonly string[] =>
    found.map(({ version, mode }) => `${version.id}${mode === 'include' ? ' included' : ''}`);
  const patient = (family: string, more: Partial<Patient> = {}): Patient => ({
    resourceType: 'Patient',
    name: [{ family }],
    ...more,
  });

  test('finds current content and never what was replaced or deleted', async () => {
    const session = await house.session();
    await house.store.update(session, patient('单'), 'a');
    await house.store.update(session, patient('解'), 'b');
    assert.deepEqual([ids(await search([['name', '单']])), ids(await search([['name', 'xie']]))], [['a'], ['b']]);
    await house.store.update(session, patient('仇'), 'a');
    await house.store.remove(session, 'Patient', 'b');
    assert.deepEqual(
      [ids(await search([['name', '单']])), ids(await search([['name', 'xie']])), ids(await search([['name', 'qiu']]))],
      [[], [], ['a']],
    );
    await house.store.update(session, patient('解'), 'b');
    assert.deepEqual(ids(await search([['name', 'xie']])), ['b']);
  });

  test('in the order of creation, the entries of one bundle in theirs, page by page', async () => {
    const entries = Array.from({ length: 7 }, (_, n) => ({
      place: `${n}`,
      method: 'POST' as const,
      type: 'Patient',
      resource: patient('页', { birthDate: `200${n}-01-01` }),
    }));
    await house.store.transact(await house.session(), entries);
    const births: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await search([
        ['name', '页'],
        ['_count', '3'],
        ...(cursor === undefined ? [] : [['_cursor', cursor] as const]),
      ]);
      births.push(...page.found.map(({ version }) => (JSON.parse(version.text) as Patient).birthDate?.slice(0, 4)));
      cursor = page.next;
    } while (cursor !== undefined);
    assert.deepEqual(births, ['2000', '2001', '2002', '2003', '2004', '2005', '2006']);
  });

  test('moves with a resource that is about another patient now', async () => {
    const session = await house.session();
    const about = (id: string): Observation => ({
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'x' },
      subject: { reference: `Patient/${id}` },
    });
    await house.store.update(session, about('a'), 'o');
    const of = async (id: string): Promise<readonly string[]> =>
      ids(await search([['patient', id]], { type: 'Observation' }));
    assert.deepEqual([await of('a'), await of('b')], [['o'], []]);
    await house.store.update(session, about('b'), 'o');
    assert.deepEqual([await of('a'), await of('b')], [[], ['o']]);
    assert.deepEqual(ids(await search([['_include', 'Observation:patient']], { type: 'Observation' })), [
      'o',
      'b included',
    ]);
    assert.deepEqual(ids(await search([], { type: 'Observation', compartment: { name: 'Patient', id: 'b' } })), ['o']);
  });

  test('finds quantities in comparable units, whoever wrote the units down', async () => {
    const session = await house.session();
    const weight = (value: number, code: string): Observation => ({
      resourceType: 'Observation',
      status: 'final',
      code: { text: 'w' },
      valueQuantity: { value, unit: code, system: 'http://unitsofmeasure.org', code },
    });
    await house.store.update(session, weight(2000, 'mg'), 'mg');
    await house.other().update(session, weight(2, 'g'), 'g');
    const query: Pairs = [
      ['value-quantity', '2|http://unitsofmeasure.org|g'],
      ['_sort', '_id'],
    ];
    assert.deepEqual(ids(await search(query, { type: 'Observation' })), ['g', 'mg']);
  });

  test('says what lenient handling left out, refuses it in strict handling, and refuses a cursor that is not ours', async () => {
    const { ignored } = await search([['colour', 'blue']], { handling: 'lenient' });
    assert.deepEqual(
      ignored.map(({ name }) => name),
      ['colour'],
    );
    await assert.rejects(search([['colour', 'blue']]), { kind: 'incorrect' });
    await assert.rejects(search([], { type: 'Nothing' }), { code: 'store/unknown-type' });
    for (const cursor of ['x', '1', 'eyJ4IjoxfQ', '-99999999999999999999999', "1' or '1'='1"]) {
      await assert.rejects(search([['_cursor', cursor]]), { kind: 'incorrect' }, cursor);
    }
  });

  test('is written down, also where nothing was found', async () => {
    const session = await house.session('searcher');
    await house.store.search(session, { type: 'Patient', handling: 'strict' }, [['name', 'nobody']]);
    await house.engine.reading.flush();
    assert.deepEqual(
      await house.sql.query('', 'select action, shown, patient from suwen.reading where request = $1', [
        session.request,
      ]),
      [{ action: 9, shown: 0, patient: 0n }],
    );
  });
});
