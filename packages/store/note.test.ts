import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parseJson } from '#fhir';
import { withStore } from './fixtures/engine.ts';
import { openedNote, sealedNote } from './note.ts';

suite('sealed notes', () => {
  const house = withStore();

  test('open at their own place alone, decimals as they were written', async () => {
    const key = await house.engine.dataKeys.house();
    const sealed = sealedNote(house.engine, 'job/1', parseJson('{"dose":1.50,"name":"李"}'), key);
    assert.equal(sealed.includes('dose'), false);
    assert.deepEqual(openedNote(house.engine, 'job/1', sealed, key), parseJson('{"dose":1.50,"name":"李"}'));
    assert.throws(() => openedNote(house.engine, 'job/2', sealed, key));
  });

  test('hold nothing as null', async () => {
    const key = await house.engine.dataKeys.house();
    assert.equal(openedNote(house.engine, 'x', sealedNote(house.engine, 'x', undefined, key), key), null);
  });
});
