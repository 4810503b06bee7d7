import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { openShelf } from './shelf.ts';

suite('openShelf', () => {
  test('reads each record alone as it stands in the whole file', () => {
    for (const name of ['structures', 'search-parameters', 'required-codes', 'value-sets', 'code-systems']) {
      const file = new URL(`../../knowledge/fhir-r4/${name}.ndjson.gz`, import.meta.url);
      const lines = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
      const shelf = openShelf(name);
      assert.deepEqual(
        shelf.keys.map((key) => JSON.stringify(shelf.read(key))),
        lines,
      );
    }
  });

  test('has nothing under a key that it does not know', () => {
    const shelf = openShelf('structures');
    assert.deepEqual([shelf.read('Unicorn'), shelf.read('__proto__')], [undefined, undefined]);
  });
});
