import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { startTestServer, type Answered, type TestServer } from '../fixtures/test-server.ts';

const GENDER = 'http://hl7.org/fhir/administrative-gender';

const colours = {
  resourceType: 'CodeSystem',
  id: 'colours',
  url: 'urn:colours',
  version: '1',
  name: 'Colours',
  status: 'active',
  content: 'complete',
  concept: [
    { code: 'red', display: 'Red', concept: [{ code: 'crimson', display: 'Crimson' }] },
    { code: 'blue', display: 'Blue' },
  ],
};

const chinese = {
  resourceType: 'CodeSystem',
  id: 'colours-zh',
  url: 'urn:colours-zh',
  status: 'active',
  content: 'supplement',
  supplements: 'urn:colours',
  concept: [{ code: 'red', designation: [{ language: 'zh-CN', value: '红' }] }],
};

const map = {
  resourceType: 'ConceptMap',
  id: 'to-hex',
  url: 'urn:to-hex',
  status: 'active',
  group: [
    {
      source: 'urn:colours',
      target: 'urn:hex',
      element: [{ code: 'red', target: [{ code: 'f00', equivalence: 'equal' }] }],
    },
  ],
};

const parameters = (...parameter: readonly object[]): object => ({ resourceType: 'Parameters', parameter });
const value = ({ body }: { readonly body: Answered }, name: string): unknown =>
  Object.entries(body.parameter.find((one: { name: string }) => one.name === name) ?? {}).find(([key]) =>
    key.startsWith('value'),
  )?.[1];
const codes = ({ body }: { readonly body: Answered }): readonly string[] =>
  body.expansion.contains.map(({ code }: { code: string }) => code);
const why = ({ status, body }: { readonly status: number; readonly body: Answered }): unknown => [
  status,
  body.issue[0].details.coding[0].code,
];

suite('terminology operations', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
    for (const one of [colours, chinese, map])
      assert.equal((await server.ask('PUT', `/${one.resourceType}/${one.id}`, one)).status, 201);
    const set = {
      resourceType: 'ValueSet',
      id: 'reds',
      url: 'urn:reds',
      status: 'active',
      compose: { include: [{ system: 'urn:colours', filter: [{ property: 'concept', op: 'is-a', value: 'red' }] }] },
    };
    assert.equal((await server.ask('PUT', '/ValueSet/reds', set)).status, 201);
  });
  after(async () => {
    await server.stop();
    assert.deepEqual(server.bugs, []);
  });

  test('$expand takes a url, a value set, or the instance of the address, by GET and POST', async () => {
    const { ask } = server;
    const given = {
      resourceType: 'ValueSet',
      status: 'draft',
      compose: { include: [{ system: 'urn:colours', concept: [{ code: 'blue' }] }] },
    };
    assert.deepEqual(
      [
        codes(await ask('GET', '/ValueSet/$expand?url=urn:reds')),
        codes(await ask('GET', '/ValueSet/reds/$expand?filter=crim')),
        codes(await ask('POST', '/ValueSet/$expand', parameters({ name: 'valueSet', resource: given }))),
        codes(
          await ask(
            'POST',
            '/ValueSet/$expand',
            parameters({ name: 'url', valueUri: 'urn:reds' }, { name: 'count', valueInteger: 1 }),
          ),
        ),
        codes(
          await ask(
            'GET',
            `/ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/administrative-gender&offset=1&count=2&exclude-system=urn:none`,
          ),
        ),
      ],
      [['red', 'crimson'], ['crimson'], ['blue'], ['red'], ['female', 'other']],
    );
  });

  test('displays come in the language of the parameter or of the header, out of a supplement', async () => {
    const { ask } = server;
    const red = (answer: { readonly body: Answered }): unknown => answer.body.expansion.contains[0].display;
    assert.deepEqual(
      [
        red(await ask('GET', '/ValueSet/reds/$expand')),
        red(await ask('GET', '/ValueSet/reds/$expand?displayLanguage=zh-CN')),
        red(await ask('GET', '/ValueSet/reds/$expand', undefined, { 'Accept-Language': 'zh-CN' })),
        value(await ask('GET', '/CodeSystem/$lookup?system=urn:colours&code=red&displayLanguage=zh'), 'display'),
      ],
      ['Red', '红', '红', '红'],
    );
  });

  test('$lookup takes system and code, a coding, or the system of the instance', async () => {
    const { ask } = server;
    assert.deepEqual(
      [
        value(await ask('GET', `/CodeSystem/$lookup?system=${GENDER}&code=male`), 'display'),
        value(
          await ask(
            'POST',
            '/CodeSystem/$lookup',
            parameters({ name: 'coding', valueCoding: { system: 'urn:colours', code: 'blue' } }),
          ),
          'display',
        ),
        value(await ask('GET', '/CodeSystem/colours/$lookup?code=crimson'), 'display'),
      ],
      ['Male', 'Blue', 'Crimson'],
    );
    assert.deepEqual(why(await ask('GET', '/CodeSystem/$lookup?system=urn:none&code=x')), [
      404,
      'terminology/system-not-loaded',
    ]);
    assert.deepEqual(why(await ask('GET', '/CodeSystem/$lookup?system=urn:colours&code=x')), [
      404,
      'terminology/code-not-found',
    ]);
  });

  test('$validate-code judges in a value set and in a code system', async () => {
    const { ask } = server;
    const concept = {
      coding: [
        { system: 'urn:other', code: 'x' },
        { system: 'urn:colours', code: 'crimson' },
      ],
    };
    assert.deepEqual(
      [
        value(await ask('GET', '/ValueSet/$validate-code?url=urn:reds&system=urn:colours&code=crimson'), 'result'),
        value(await ask('GET', '/ValueSet/reds/$validate-code?system=urn:colours&code=blue'), 'result'),
        value(
          await ask(
            'POST',
            '/ValueSet/$validate-code',
            parameters(
              { name: 'url', valueUri: 'urn:reds' },
              { name: 'codeableConcept', valueCodeableConcept: concept },
            ),
          ),
          'result',
        ),
        value(await ask('GET', '/CodeSystem/$validate-code?url=urn:colours&code=blue&display=Blue'), 'result'),
        value(await ask('GET', '/CodeSystem/colours/$validate-code?code=blue&display=Green'), 'result'),
        value(
          await ask(
            'POST',
            '/CodeSystem/$validate-code',
            parameters(
              { name: 'codeSystem', resource: { ...colours, url: 'urn:given' } },
              { name: 'code', valueCode: 'red' },
            ),
          ),
          'result',
        ),
      ],
      [true, false, true, true, false, true],
    );
  });

  test('$subsumes and $translate answer by url and by instance', async () => {
    const { ask } = server;
    const translated = await ask('GET', '/ConceptMap/$translate?url=urn:to-hex&system=urn:colours&code=red');
    const match = translated.body.parameter.find((one: { name: string }) => one.name === 'match');
    assert.deepEqual(
      [
        value(await ask('GET', '/CodeSystem/$subsumes?system=urn:colours&codeA=red&codeB=crimson'), 'outcome'),
        value(await ask('GET', '/CodeSystem/colours/$subsumes?codeA=crimson&codeB=red'), 'outcome'),
        match.part.find((one: { name: string }) => one.name === 'concept').valueCoding,
        value(await ask('GET', '/ConceptMap/to-hex/$translate?system=urn:colours&code=blue'), 'result'),
        value(await ask('GET', '/ConceptMap/$translate?system=urn:hex&code=f00&reverse=true'), 'result'),
      ],
      ['subsumes', 'subsumed-by', { system: 'urn:hex', code: 'f00' }, false, true],
    );
  });

  test('an unknown parameter, a wrong type and a repetition are refused by name; lenient leaves the unknown out', async () => {
    const { ask } = server;
    const refused = await Promise.all([
      ask('GET', '/ValueSet/$expand?url=urn:reds&colour=x'),
      ask('GET', '/ValueSet/$expand?url=urn:reds&count=many'),
      ask('GET', '/ValueSet/$expand?url=urn:reds&url=urn:reds'),
      ask('GET', '/ValueSet/$expand?url=urn:reds&activeOnly=maybe'),
      ask('GET', '/ValueSet/$expand'),
      ask('GET', '/CodeSystem/$lookup?coding=urn:colours|red'),
    ]);
    assert.deepEqual(
      refused.map(({ status, body }) => [status, body.issue[0].expression?.[0]]),
      [
        [400, 'colour'],
        [400, 'count'],
        [400, 'url'],
        [400, 'activeOnly'],
        [400, undefined],
        [400, 'coding'],
      ],
    );
    assert.equal(
      (await ask('GET', '/ValueSet/$expand?url=urn:reds&colour=x', undefined, { Prefer: 'handling=lenient' })).status,
      200,
    );
    assert.equal((await ask('GET', '/ValueSet/none/$expand')).status, 404);
    assert.equal((await ask('GET', '/Patient/$expand')).status, 404);
  });
});
