import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { literalOf, parseJson } from '#fhir';
import { withHouse } from '#test';
import { claimKey, digestOf, forgetKeys, storeAnswer } from './idempotency.ts';

suite('idempotency keys', () => {
  const house = withHouse();
  const claim = { subject: 'li', key: 'k', operation: 'ward/open', digest: digestOf('ward/open', { a: 1 }) };

  test('one input has one digest, whatever the order of its names', () => {
    const digest = (input: object): string => digestOf('x', input).toString('hex');
    assert.equal(digest({ a: 1, b: { c: [1, 2], d: 2 } }), digest({ b: { d: 2, c: [1, 2] }, a: 1 }));
    assert.notEqual(digest({ c: [1, 2] }), digest({ c: [2, 1] }));
    assert.notEqual(digestOf('x', {}).toString('hex'), digestOf('y', {}).toString('hex'));
  });

  test('an answer is kept with its decimals as written, sealed', async () => {
    const answer = parseJson('{"value":1.50,"name":"李伟"}');
    await house.engine.sql.transaction(async (sql) => {
      assert.equal(await claimKey(house.engine, sql, claim), undefined);
      await storeAnswer(house.engine, sql, 'li', 'k', answer);
    });
    const earlier = await house.engine.sql.transaction((sql) => claimKey(house.engine, sql, claim));
    assert.equal(literalOf(earlier?.answer as object, 'value'), '1.50');
    const [row] = await house.engine.sql.query<{ readonly answer: Buffer }>(
      '',
      'select answer from suwen.idempotency',
      [],
    );
    assert.equal(row?.answer.includes('李伟'), false);
  });

  test('are forgotten after a week', async () => {
    await forgetKeys(house.engine.sql, house.engine.now() + 6 * 86_400_000);
    assert.equal((await house.engine.sql.query('', 'select 1 from suwen.idempotency', [])).length, 1);
    await forgetKeys(house.engine.sql, house.engine.now() + 8 * 86_400_000);
    assert.equal((await house.engine.sql.query('', 'select 1 from suwen.idempotency', [])).length, 0);
  });
});
