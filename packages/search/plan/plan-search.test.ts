import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { planContext, read } from '../fixtures/setting.ts';
import { resolveSearch } from '../answer/resolve.ts';
import { plan } from './plan-search.ts';

const planned = (type: string, query: string): ReturnType<typeof plan> => plan(read(type, query), planContext());

suite('plan', () => {
  test('is exact where the index decides, and says which parameters it does not', () => {
    const cases = [
      ['Patient', 'name=peter', []],
      ['Patient', 'name=a-very-long-name', ['name']],
      ['Patient', 'name:exact=a-very-long-name', []],
      ['Patient', 'name:contains=ete', ['name']],
      ['Patient', 'gender:not=male&birthdate=1980&_lastUpdated=gt2020', []],
      ['Observation', 'code:text=hea', []],
      ['Observation', 'code:text=heart', ['code']],
      ['Observation', 'component-code-value-quantity=http://loinc.org|1$gt5&subject:Patient.name=li', []],
      ['Observation', 'value-quantity=5.4|http://unitsofmeasure.org|mg', []],
      ['Patient', '_text=pain&_content=x', ['_text', '_content']],
      ['Location', 'near=1|2|3', ['near']],
    ] as const;
    assert.deepEqual(
      cases.map(([type, query]) => planned(type, query).opened),
      cases.map(([, , names]) => [...names]),
    );
  });

  test('orders in SQL by dates, numbers and identity; by words and codes after opening', () => {
    const sorts = ['-date', 'value-quantity,_id', '-_lastUpdated', 'code', 'subject', '_id'];
    assert.deepEqual(
      sorts.map((sort) => planned('Observation', `_sort=${sort}`).sortsOpened),
      [false, false, false, true, true, false],
    );
  });

  test('the text of a statement depends on the shape alone', () => {
    const text = (query: string): string => planned('Observation', query).page('r.key', 21).text;
    assert.equal(text('patient=1&code=a&_sort=-date'), text('patient=2&code=http://x|b&_sort=-date'));
    assert.equal(text('code=a,b'), text('code=c,d,e,f'));
    assert.equal(text('date=ge2020'), text('date=ge2021-05-06'));
  });

  test('code and patient become one rare fact, code and quantity one slot', () => {
    const { values } = planned('Observation', 'patient=1&code=a').page('r.key', 21);
    assert.equal(values.filter((value) => typeof value === 'string' && value.startsWith('{')).length, 1);
    const text = planned('Observation', 'code=a&value-quantity=5').page('r.key', 21).text;
    assert.match(text, /number_value/u);
  });

  test('the access of the one who asks stands wherever resources are read', () => {
    const context = {
      ...planContext(),
      access: (alias: string, put: (value: unknown, type: string) => string) => `${alias}.owner = ${put(7, 'int')}`,
    };
    for (const query of [
      'name=li',
      '_has:Observation:patient:code=a',
      'organization.name=x',
      '_list=1',
      'general-practitioner:Practitioner._has:Encounter:practitioner:status=x',
    ]) {
      const searched = plan(read('Patient', query), context);
      for (const { text } of [searched.page('r.key', 21), searched.count()]) {
        const tables = text.match(/suwen\.resource (\w+)/gu)?.map((found) => found.split(' ')[1]) ?? [];
        const unseen = tables.filter((alias) => !text.includes(`${alias}.owner =`));
        assert.deepEqual(unseen, [], `${query}: ${text}`);
      }
    }
    const below = plan(read('Location', 'partof:below=Location/1'), context).page('r.key', 21).text;
    assert.equal(below.match(/\.owner =/gu)?.length, below.match(/suwen\.resource /gu)?.length);
  });
});

suite('resolveSearch', () => {
  const port = {
    codes: () =>
      Promise.resolve([
        { system: 's', code: '1' },
        { system: 's', code: '2' },
      ]),
    selves: () => Promise.resolve(['42']),
    resources: () => Promise.resolve([]),
  };

  test('puts the codes of a value set in, and none for an empty one', async () => {
    const found = await resolveSearch(read('Observation', 'code:in=http://v'), planContext(), port);
    const empty = await resolveSearch(read('Observation', 'code:in=http://v'), planContext(), {
      ...port,
      codes: () => Promise.resolve([]),
    });
    assert.deepEqual([found.parts[0]?.where.op, empty.parts[0]?.where], ['or', { op: 'or', of: [] }]);
  });

  test('keeps a list that is too long for SQL as a set to look at', async () => {
    const many = Array.from({ length: 2001 }, (_, code) => ({ system: 's', code: String(code) }));
    const found = await resolveSearch(read('Observation', 'code:in=http://v'), planContext(), {
      ...port,
      codes: () => Promise.resolve(many),
    });
    const where = found.parts[0]?.where;
    assert.ok(where?.op === 'value' && where.test.kind === 'codes' && where.test.members?.size === 2001);
  });

  test('replaces an inner search that the index cannot decide by what was found', async () => {
    const opened = await resolveSearch(read('Observation', 'subject:Patient.name:contains=ete'), planContext(), port);
    const exact = await resolveSearch(read('Observation', 'subject:Patient.name=pete'), planContext(), port);
    const branch = (request: typeof opened): string | undefined => {
      const where = request.parts[0]?.where;
      return where?.op === 'chain' ? where.branches[0]?.where.op : undefined;
    };
    assert.deepEqual([branch(opened), branch(exact)], ['selves', 'value']);
  });
});
