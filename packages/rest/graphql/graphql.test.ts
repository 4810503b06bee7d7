import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startTestServer, type Answered, type TestServer } from '../fixtures/test-server.ts';

const peter = {
  resourceType: 'Patient',
  id: 'peter',
  active: true,
  gender: 'male',
  birthDate: '1974-12-25',
  _birthDate: { extension: [{ url: 'urn:time', valueDateTime: '1974-12-25T14:35:45+08:00' }] },
  contained: [{ resourceType: 'Organization', id: 'o', name: 'Inside' }],
  managingOrganization: { reference: '#o' },
  generalPractitioner: [{ reference: 'Practitioner/doc' }, { reference: 'Practitioner/nobody' }],
  name: [
    { use: 'official', family: 'Chalmers', given: ['Peter', 'James'] },
    { use: 'usual', given: ['Jim'] },
    { use: 'maiden', family: 'Windsor', given: ['Peter', 'James'] },
  ],
};

const weight = (n: number): object => ({
  resourceType: 'Observation',
  id: `w${n}`,
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
  subject: { reference: 'Patient/peter' },
  effectiveDateTime: `2026-01-0${n}`,
});

suite('GraphQL', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
    await server.ask('PUT', '/Practitioner/doc', { resourceType: 'Practitioner', id: 'doc', name: [{ family: '王' }] });
    assert.equal((await server.ask('PUT', '/Patient/peter', peter)).status, 201);
    for (let n = 1; n <= 5; n += 1) {
      const text = JSON.stringify(weight(n)).replace(/\}$/u, `,"valueQuantity":{"value":${n}.50,"unit":"kg"}}`);
      assert.equal((await server.ask('PUT', `/Observation/w${n}`, text)).status, 201);
    }
  });
  after(async () => {
    await server.stop();
    assert.deepEqual(server.bugs, []);
  });

  const post = async (query: string, more: object = {}, path = ''): Promise<Answered> =>
    (await server.ask('POST', `${path}/$graphql`, { query, ...more }, { 'Content-Type': 'application/json' })).body;
  const data = async (query: string, more: object = {}, path = ''): Promise<Answered> => {
    const { data: found, errors } = await post(query, more, path);
    assert.equal(errors, undefined);
    return found;
  };
  const codes = ({ errors }: Answered): readonly unknown[] => errors.map(({ extensions }: Answered) => extensions.code);

  test('reads a resource by id, with primitives, their extensions, and lists', async () => {
    assert.deepEqual(
      await data(
        '{ Patient(id: "peter") { resourceType id active birthDate _birthDate { extension { url valueDateTime } } name { given family } photo { title } } }',
      ),
      {
        Patient: {
          resourceType: 'Patient',
          id: 'peter',
          active: true,
          birthDate: '1974-12-25',
          _birthDate: { extension: [{ url: 'urn:time', valueDateTime: '1974-12-25T14:35:45+08:00' }] },
          name: [
            { given: ['Peter', 'James'], family: 'Chalmers' },
            { given: ['Jim'], family: null },
            { given: ['Peter', 'James'], family: 'Windsor' },
          ],
          photo: [],
        },
      },
    );
  });

  test('chooses from lists by element, FHIRPath, _offset and _count', async () => {
    assert.deepEqual(
      await data(`{ Patient(id: "peter") {
        byUse: name(use: official) { family }
        byText: name(given: "Jim") { use }
        byPath: name(fhirpath: "family.exists() and use != 'maiden'") { family }
        second: name(_offset: 1, _count: 1) { use }
        head: name @first { use }
      } }`),
      {
        Patient: {
          byUse: [{ family: 'Chalmers' }],
          byText: [{ use: 'usual' }],
          byPath: [{ family: 'Chalmers' }],
          second: [{ use: 'usual' }],
          head: [{ use: 'official' }],
        },
      },
    );
  });

  test('follows references, contained ones too; what is absent is a fault, or nothing where it is optional', async () => {
    const asked = (args: string): string => `{ Patient(id: "peter") {
      managingOrganization { resource { ... on Organization { name } } }
      generalPractitioner { reference resource${args} { resourceType id ... on Practitioner { name { family } } } }
    } }`;
    const found = {
      managingOrganization: { resource: { name: 'Inside' } },
      generalPractitioner: [
        {
          reference: 'Practitioner/doc',
          resource: { resourceType: 'Practitioner', id: 'doc', name: [{ family: '王' }] },
        },
        { reference: 'Practitioner/nobody', resource: null },
      ],
    };
    assert.deepEqual(await data(asked('(optional: true)')), { Patient: found });
    const strict = await post(asked(''));
    assert.deepEqual(
      [strict.data.Patient, strict.errors[0].path, strict.errors[0].extensions.resource.issue[0].code],
      [found, ['Patient', 'generalPractitioner', 1, 'resource'], 'not-found'],
    );
    const other = await data(
      '{ Patient(id: "peter") { generalPractitioner { resource(optional: true, type: Organization) { id } } } }',
    );
    assert.deepEqual(other.Patient.generalPractitioner, [{ resource: null }, { resource: null }]);
  });

  test('searches with parameters, also what points to a resource', async () => {
    const found = await data(
      `query($code: Text) {
      ObservationList(patient: "peter", code: [$code], _sort: "-date", _count: 2) { id valueQuantity { value unit } }
      PatientList(gender: male, birthdate: ["ge1970", "lt1980"]) { id ObservationList(_reference: patient, date: "ge2026-01-04", _sort: date) { id } }
    }`,
      { variables: { code: 'http://loinc.org|29463-7' } },
    );
    assert.deepEqual(found, {
      ObservationList: [
        { id: 'w5', valueQuantity: { value: 5.5, unit: 'kg' } },
        { id: 'w4', valueQuantity: { value: 4.5, unit: 'kg' } },
      ],
      PatientList: [{ id: 'peter', ObservationList: [{ id: 'w4' }, { id: 'w5' }] }],
    });
    assert.deepEqual(codes(await post('{ Patient(id: "peter") { ObservationList(date: "2026") { id } } }')), [
      'graphql/reverse-missing',
    ]);
    assert.deepEqual(codes(await post('{ ObservationList(date: "yesterday") { id } }')), ['search/bad-value']);
  });

  test('keeps decimals as they were written', async () => {
    const answer = await server.ask(
      'GET',
      `/$graphql?query=${encodeURIComponent('{ Observation(id: "w1") { valueQuantity { value } } }')}`,
    );
    assert.match(answer.text, /"value":1\.50[,}]/u);
    assert.match(answer.headers.get('content-type') ?? '', /^application\/json/u);
  });

  test('pages through a connection by its cursor', async () => {
    const page =
      'query($cursor: ID) { ObservationConnection(patient: "peter", _sort: date, _count: 2, _cursor: $cursor) { count pagesize next edges { mode resource { id } } } }';
    const pages: unknown[] = [];
    let cursor: string | null = null;
    do {
      const { ObservationConnection: found } = await data(page, { variables: { cursor } });
      pages.push([
        found.count,
        found.pagesize,
        found.edges.map(({ mode, resource }: Answered) => `${mode} ${resource.id}`),
      ]);
      cursor = found.next;
    } while (cursor !== null);
    assert.deepEqual(pages, [
      [5, 2, ['match w1', 'match w2']],
      [5, 2, ['match w3', 'match w4']],
      [5, 1, ['match w5']],
    ]);
  });

  test('on an instance the fields are those of the resource', async () => {
    assert.deepEqual(
      await data(
        '{ id name(use: usual) { given } ObservationList(_reference: subject, _count: 1, _sort: date) { id } }',
        {},
        '/Patient/peter',
      ),
      {
        id: 'peter',
        name: [{ given: ['Jim'] }],
        ObservationList: [{ id: 'w1' }],
      },
    );
    assert.equal((await server.ask('POST', '/Patient/none/$graphql', { query: '{ id }' })).status, 404);
    assert.equal((await server.ask('POST', '/Patient/$graphql', { query: '{ id }' })).status, 400);
  });

  test('fragments, aliases, variables, @skip and operation names are those of GraphQL', async () => {
    const query = `query A { Patient(id: "peter") { ...Names } } query B($no: Boolean!) { p: Patient(id: "peter") { ...Names id @skip(if: $no) } }
      fragment Names on Patient { official: name(use: official) { ...Family } } fragment Family on HumanName { family }`;
    assert.deepEqual(await data(query, { operationName: 'B', variables: { no: true } }), {
      p: { official: [{ family: 'Chalmers' }] },
    });
  });

  test('@flatten lifts children, as lists below a list, or one value with @singleton', async () => {
    const { Patient: lists } = await data(
      '{ Patient(id: "peter") { name(fhirpath: "family.exists()") @flatten { given family } } }',
    );
    assert.deepEqual(lists, { given: ['Peter', 'James', 'Peter', 'James'], family: ['Chalmers', 'Windsor'] });
    const { Patient: single } = await data(
      '{ Patient(id: "peter") { id name(use: official) @flatten { given @first @singleton family @singleton } } }',
    );
    assert.deepEqual(single, { id: 'peter', given: 'Peter', family: 'Chalmers' });
    assert.deepEqual(await data('{ Observation(id: "w1") @flatten { id subject @flatten { reference } } }'), {
      id: 'w1',
      reference: 'Patient/peter',
    });
    assert.equal(
      (
        await server.ask('POST', '/$graphql', {
          query: '{ Patient(id: "peter") { name @flatten { family @singleton } } }',
        })
      ).body.issue[0].details.coding[0].code,
      'graphql/several-values',
    );
  });

  test('takes application/graphql, Parameters, GET with variables, and introspection', async () => {
    const query = 'query($id: ID) { Patient(id: $id) { id } }';
    const parameters = {
      resourceType: 'Parameters',
      parameter: [{ name: 'query', valueString: '{ Patient(id: "peter") { id } }' }],
    };
    const found = { data: { Patient: { id: 'peter' } } };
    assert.deepEqual(
      [
        (
          await server.ask('POST', '/$graphql', '{ Patient(id: "peter") { id } }', {
            'Content-Type': 'application/graphql',
          })
        ).body,
        (await server.ask('POST', '/$graphql', parameters)).body,
        (
          await server.ask(
            'GET',
            `/$graphql?query=${encodeURIComponent(query)}&variables=${encodeURIComponent('{"id":"peter"}')}`,
          )
        ).body,
      ],
      [found, found, found],
    );
    const { __type: type } = await data('{ __type(name: "PatientContact") { fields { name } } }');
    assert.ok(type.fields.some(({ name }: Answered) => name === 'relationship'));
  });

  test('refuses with an OperationOutcome what is no query, unknown, or too much', async () => {
    const refused = async (query: unknown, more: object = {}): Promise<unknown> => {
      const { status, body } = await server.ask('POST', '/$graphql', { query, ...more });
      return [status, body.issue[0].details.coding[0].code];
    };
    const wrong = [400, 'graphql/wrong-query'];
    const deep = `{ Patient(id: "peter") ${'{ contact { extension '.repeat(30)} ${'} }'.repeat(30)} }`;
    const folded = `{ Patient(id: "peter") { ...a0 } } ${Array.from({ length: 20 }, (_, n) => `fragment a${n} on Patient { id ...a${n + 1} ...a${n + 1} }`).join(' ')} fragment a20 on Patient { id }`;
    assert.deepEqual(
      [
        await refused('{ Patient('),
        await refused('{ Patient(id: "peter") { colour } }'),
        await refused('{ Patient(id: "peter") { name @slice(path: "use") { family } } }'),
        await refused('mutation { PatientDelete(id: "x") { id } }'),
        await refused('{ Patient(id: "peter") { ...a } } fragment a on Patient { ...a }'),
        await refused(deep),
        await refused(folded),
        await refused(`{ Patient(id: "peter") { ${'id '.repeat(20_000)} } }`),
        await refused(undefined),
        await refused(7),
        await refused('{ Patient(id: "peter") { id } }', { variables: [1] }),
      ],
      [
        wrong,
        wrong,
        wrong,
        wrong,
        [413, 'graphql/too-deep'],
        [413, 'graphql/too-deep'],
        [413, 'graphql/too-many-fields'],
        wrong,
        [400, 'graphql/query-missing'],
        [400, 'graphql/query-missing'],
        [400, 'graphql/wrong-variables'],
      ],
    );
    assert.deepEqual(codes(await post('{ Patient(id: "none") { id } }')), ['store/not-found']);
  });

  test('an answer with too many values, or reads, is refused where it grows', async () => {
    const rows = Array.from({ length: 600 }, (_, n) => ({ use: 'usual', family: `f${n}` }));
    await server.ask('PUT', '/Patient/wide', { resourceType: 'Patient', id: 'wide', name: rows });
    const fields = Array.from({ length: 450 }, (_, n) => `a${n}: name { family use }`).join(' ');
    assert.ok(codes(await post(`{ Patient(id: "wide") { ${fields} } }`)).includes('graphql/too-many-values'));
  });
});
