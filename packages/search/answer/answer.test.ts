import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { openSearchBench, type BenchResource, type SearchBench } from '#test';

const patient = (id: string, family: string, given: string, more: object = {}): BenchResource => ({
  resourceType: 'Patient',
  id,
  name: [{ family, given: [given] }],
  ...more,
});

const RESOURCES: readonly BenchResource[] = [
  patient('zhang', '張', '偉', {
    address: [{ text: '北京市朝阳区建国路88号' }],
    managingOrganization: { reference: 'Organization/a' },
  }),
  patient('shan', '单', '雄信', { address: [{ text: '上海市浦东新区朝阳路' }] }),
  patient('qiu', '仇', '英'),
  patient('xie', '解', '缙'),
  patient('zha', '查', '良镛'),
  patient('ji', '𠮷', '野'),
  patient('yan', '王', '䶮'),
  patient('wei', '李', '𬱖'),
  patient('ouyang', '欧阳', '修'),
  patient('smith', 'Smith-Jörgensen', 'Élodie'),
  { resourceType: 'Organization', id: 'a', name: 'Ärztehaus', partOf: { reference: 'Organization/b' } },
  { resourceType: 'Organization', id: 'b', name: 'Group', partOf: { reference: 'Organization/c' } },
  { resourceType: 'Organization', id: 'c', name: 'Top' },
  {
    resourceType: 'Encounter',
    id: 'e',
    status: 'finished',
    subject: { reference: 'Patient/zhang' },
    serviceProvider: { reference: 'Organization/a' },
  },
  { resourceType: 'Provenance', id: 'v', target: [{ reference: 'Encounter/e' }], recorded: '2020-01-01T00:00:00Z' },
  {
    resourceType: 'List',
    id: 'l',
    status: 'current',
    mode: 'working',
    entry: [{ item: { reference: 'Patient/qiu' } }, { item: { reference: 'Patient/xie' } }],
  },
  { resourceType: 'Questionnaire', id: 'q', url: 'http://a.example/q', status: 'active', title: 'Pain today' },
  { resourceType: 'QuestionnaireResponse', id: 'r', status: 'completed', questionnaire: 'http://a.example/q|1.0' },
  { resourceType: 'Location', id: 'near', position: { latitude: 39.9, longitude: 116.4 } },
  { resourceType: 'Location', id: 'far', position: { latitude: 31.2, longitude: 121.5 } },
];

suite('answers over PostgreSQL', () => {
  const held: { bench?: SearchBench } = {};
  before(async () => {
    held.bench = await openSearchBench({
      codes: () => Promise.resolve([{ system: 'http://hl7.org/fhir/encounter-status', code: 'finished' }]),
    });
    await held.bench.load(RESOURCES);
  });
  after(() => held.bench?.stop());

  const bench = (): SearchBench => {
    assert.ok(held.bench);
    return held.bench;
  };
  const ids = async (type: string, query: string): Promise<readonly string[]> =>
    (await bench().search(type, query)).ids.toSorted();

  test('Chinese names are found by characters, simplified or traditional, by readings of surnames and by initials', async () => {
    const found: Record<string, readonly string[]> = {};
    const asked = [
      '张',
      '張偉',
      '张伟',
      'zhang',
      'zhangwei',
      'zhang wei',
      'zw',
      'shan',
      'sxx',
      'qiu',
      'xie',
      'zha',
      'zhaliangyong',
      '𠮷',
      'ji',
      '䶮',
      'wangyan',
      '𬱖',
      'liwei',
      'ouyang',
      'oyx',
      'ＳＭＩＴＨ',
      'smith-jorg',
      'elodie',
      'chou',
    ];
    for (const name of asked) found[name] = await ids('Patient', `name=${encodeURIComponent(name)}`);
    assert.deepEqual(found, {
      张: ['zhang'],
      張偉: ['zhang'],
      张伟: ['zhang'],
      zhang: ['zhang'],
      zhangwei: ['zhang'],
      'zhang wei': ['zhang'],
      zw: ['zhang'],
      shan: ['shan'],
      sxx: ['shan'],
      qiu: ['qiu'],
      xie: ['xie'],
      zha: ['zha', 'zhang'],
      zhaliangyong: ['zha'],
      𠮷: ['ji'],
      ji: ['ji', 'xie'],
      䶮: ['yan'],
      wangyan: ['yan'],
      𬱖: ['wei'],
      liwei: ['wei'],
      ouyang: ['ouyang'],
      oyx: ['ouyang'],
      ＳＭＩＴＨ: ['smith'],
      'smith-jorg': ['smith'],
      elodie: ['smith'],
      chou: [],
    });
  });

  test('addresses are found by any part of two characters or more, and by one Chinese character', async () => {
    assert.deepEqual(
      [
        await ids('Patient', 'address:contains=朝阳区'),
        await ids('Patient', 'address:contains=朝阳'),
        await ids('Patient', 'address:contains=沪'),
        await ids('Patient', 'address:contains=建'),
        await ids('Patient', 'address=朝阳'),
      ],
      [['zhang'], ['shan', 'zhang'], [], ['zhang'], []],
    );
  });

  test('includes go forward, backward, on and on, and bring each resource once', async () => {
    const included = async (query: string): Promise<readonly string[]> =>
      (await bench().search('Encounter', `_id=e&${query}`)).included.toSorted();
    assert.deepEqual(
      [
        await included('_include=Encounter:subject&_include=Encounter:patient'),
        await included('_include=Encounter:*'),
        await included('_include=Encounter:service-provider&_include:iterate=Organization:partof'),
        await included('_revinclude=Provenance:target'),
        await included('_include=Encounter:subject:Group'),
        await included('_include:recurse=Organization:partof'),
      ],
      [
        ['Patient/zhang'],
        ['Organization/a', 'Patient/zhang'],
        ['Organization/a', 'Organization/b', 'Organization/c'],
        ['Provenance/v'],
        [],
        [],
      ],
    );
  });

  test('canonical references are included and chained by the url that they name', async () => {
    const answers = await bench().search('QuestionnaireResponse', '_include=QuestionnaireResponse:questionnaire');
    const back = await bench().search('Questionnaire', '_revinclude=QuestionnaireResponse:questionnaire');
    assert.deepEqual(
      [
        answers.included,
        back.included,
        await ids('QuestionnaireResponse', 'questionnaire.title=pain'),
        await ids('Questionnaire', '_has:QuestionnaireResponse:questionnaire:status=completed'),
        await ids('QuestionnaireResponse', 'questionnaire=http://a.example/q'),
      ],
      [['Questionnaire/q'], ['QuestionnaireResponse/r'], ['r'], ['q'], ['r']],
    );
  });

  test('hierarchies of references go down and up', async () => {
    assert.deepEqual(
      [
        await ids('Organization', 'partof:below=Organization/c'),
        await ids('Organization', 'partof:above=Organization/b'),
        await ids('Patient', 'organization:below=Organization/c'),
      ],
      [['a', 'b'], ['a', 'b'], ['zhang']],
    );
  });

  test('lists, positions, value sets, and inner searches that must be opened', async () => {
    assert.deepEqual(
      [
        await ids('Patient', '_list=l'),
        await ids('Location', 'near=39.9|116.4|5|km'),
        await ids('Location', 'near=39.9|116.4|2000|km'),
        await ids('Encounter', 'status:in=http://v'),
        await ids('Encounter', 'status:not-in=http://v'),
        await ids('Encounter', 'subject:Patient.address:contains=建国路'),
        await ids('Organization', '_has:Patient:organization:address:contains=建国路'),
      ],
      [['qiu', 'xie'], ['near'], ['far', 'near'], ['e'], [], ['e'], ['a']],
    );
  });

  test('searches over several types and compartments', async () => {
    const all = await bench().search({ types: 'all' }, '_id=a,e');
    const compartment = await bench().search({ compartment: { type: 'Patient', id: 'zhang' }, types: 'all' }, '');
    assert.deepEqual([all.ids.toSorted(), compartment.ids.toSorted()], [['a', 'e'], ['e']]);
  });

  test('what the asker may not see is neither found, nor chained through, nor included', async () => {
    const access = (alias: string): string => `${alias}.id <> 'zhang'`;
    const asked = async (type: string, query: string): Promise<readonly string[]> =>
      (await bench().search(type, query, { access })).ids;
    const { included } = await bench().search('Encounter', '_include=Encounter:subject', { access });
    assert.deepEqual(
      [
        await asked('Patient', 'name=zhang'),
        await asked('Encounter', 'subject:Patient.name=zhang'),
        await asked('Organization', '_has:Patient:organization:name=zhang'),
        included,
      ],
      [[], [], [], []],
    );
  });

  test('a deleted resource is in no answer', async () => {
    await bench().sql.query('', `update suwen.resource set deleted = true where id = 'smith'`, []);
    assert.deepEqual(
      [await ids('Patient', 'name=smith'), await ids('Patient', 'gender:missing=true&name=elodie')],
      [[], []],
    );
    await bench().sql.query('', `update suwen.resource set deleted = false where id = 'smith'`, []);
  });

  test('more candidates than may be opened are refused by the name of the parameter', async () => {
    await bench().load(
      Array.from({ length: 5001 }, (_, at) => ({
        resourceType: 'Basic',
        id: `b${at}`,
        code: { text: 'Something long' },
      })),
    );
    await assert.rejects(bench().search('Basic', 'code:text=Something longer'), {
      code: 'search/too-many-candidates',
      place: { expression: ['code'] },
    });
    await assert.rejects(bench().search('Basic', '_sort=code'), { code: 'search/too-many-candidates' });
    const narrowed = await bench().search('Basic', 'code:text=Something long&_id=b7');
    assert.deepEqual(narrowed.ids, ['b7']);
  });
});
