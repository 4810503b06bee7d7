import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { listProcedures, procedureTerm } from './procedures.ts';

suite('procedures', () => {
  test('have both names', () => {
    assert.deepEqual(procedureTerm('haemodialysis'), { code: 'haemodialysis', zh: '血液透析', en: 'Haemodialysis' });
    for (const { zh, en } of listProcedures()) assert.ok(/\p{Script=Han}/u.test(zh) && /^[A-Z][\x20-\x7e]+$/u.test(en));
  });
});
