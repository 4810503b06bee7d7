import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { route, type Route } from './route.ts';

const at = (line: string): Route => {
  const [method = '', address = ''] = line.split(' ');
  return route(
    method,
    address.split('/').filter((part) => part !== ''),
  );
};

suite('route', () => {
  test('every interaction of FHIR R4 has its address', () => {
    const table: readonly (readonly [string, Route])[] = [
      ['GET /metadata', { interaction: 'capabilities' }],
      ['GET /', { interaction: 'search' }],
      ['POST /', { interaction: 'bundle' }],
      ['POST /_search', { interaction: 'search' }],
      ['GET /_history', { interaction: 'history' }],
      ['GET /Patient', { interaction: 'search', type: 'Patient' }],
      ['POST /Patient', { interaction: 'create', type: 'Patient' }],
      ['PUT /Patient', { interaction: 'update-where', type: 'Patient' }],
      ['PATCH /Patient', { interaction: 'patch-where', type: 'Patient' }],
      ['DELETE /Patient', { interaction: 'delete-where', type: 'Patient' }],
      ['POST /Patient/_search', { interaction: 'search', type: 'Patient' }],
      ['GET /Patient/_history', { interaction: 'history', type: 'Patient' }],
      ['GET /Patient/1', { interaction: 'read', type: 'Patient', id: '1' }],
      ['HEAD /Patient/1', { interaction: 'read', type: 'Patient', id: '1' }],
      ['PUT /Patient/1', { interaction: 'update', type: 'Patient', id: '1' }],
      ['PATCH /Patient/1', { interaction: 'patch', type: 'Patient', id: '1' }],
      ['DELETE /Patient/1', { interaction: 'delete', type: 'Patient', id: '1' }],
      ['GET /Patient/1/_history', { interaction: 'history', type: 'Patient', id: '1' }],
      ['GET /Patient/1/_history/2', { interaction: 'vread', type: 'Patient', id: '1', version: '2' }],
      [
        'GET /Patient/1/Observation',
        { interaction: 'search', type: 'Observation', compartment: { name: 'Patient', id: '1' } },
      ],
      ['GET /Patient/1/*', { interaction: 'search', type: '*', compartment: { name: 'Patient', id: '1' } }],
      [
        'POST /Patient/1/Observation/_search',
        { interaction: 'search', type: 'Observation', compartment: { name: 'Patient', id: '1' } },
      ],
      ['GET /$export', { interaction: 'operation', operation: 'export' }],
      ['POST /ValueSet/$expand', { interaction: 'operation', operation: 'expand', type: 'ValueSet' }],
      ['GET /Patient/1/$everything', { interaction: 'operation', operation: 'everything', type: 'Patient', id: '1' }],
    ];
    assert.deepEqual(
      table.map(([line]) => at(line)),
      table.map(([, expected]) => expected),
    );
  });

  test('refuses a wrong method and an address that is none, apart', () => {
    assert.throws(() => at('DELETE /metadata'), { kind: 'unsupported', code: 'rest/wrong-method' });
    assert.throws(() => at('GET /Patient/1/_history/2/3'), { kind: 'not-found', code: 'rest/unknown-path' });
  });
});
