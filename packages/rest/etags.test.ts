import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isNamed, writeConditions } from './etags.ts';

suite('etags', () => {
  test('name a version in each way that clients write one', () => {
    const read = (text: string): unknown => writeConditions(text, undefined).ifMatch;
    assert.deepEqual(['W/"3"', '"3"', '3', ' W/"3" ', '*'].map(read), [3, 3, 3, 3, '*']);
    assert.deepEqual(writeConditions(undefined, '*'), { ifNoneMatch: '*' });
    assert.deepEqual(writeConditions(undefined, undefined), {});
  });

  test('that are no version are refused by the name of their header', () => {
    for (const text of ['', 'W/3"', '"a"', 'W/"1", W/"2"', '"12345678901"']) {
      assert.throws(() => writeConditions(text, undefined), { code: 'rest/wrong-etag' }, text);
    }
    assert.throws(() => writeConditions(undefined, 'x'), /If-None-Match/u);
  });

  test('of a read may stand in a list', () => {
    assert.deepEqual(
      [isNamed('W/"1", W/"2"', 2), isNamed('"2"', 2), isNamed('*', 2), isNamed('W/"12"', 2), isNamed('', 2)],
      [true, true, true, false, false],
    );
  });
});
