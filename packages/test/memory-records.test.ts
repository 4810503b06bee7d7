import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Basic } from '#fhir';
import { memoryRecords } from './memory-records.ts';

const at = new Date('2026-01-02T03:04:05Z');
const basic: Basic = { resourceType: 'Basic', code: { text: 'x' } };

suite('records in memory', () => {
  test('stamp each version and give copies of it', () => {
    const records = memoryRecords();
    records.put('Basic', '1', basic, at);
    const second = records.put('Basic', '1', { ...basic, code: { text: 'y' } }, at);
    const meta = { versionId: '2', lastUpdated: '2026-01-02T03:04:05.000Z' };
    assert.deepEqual(second, { resourceType: 'Basic', code: { text: 'y' }, id: '1', meta });
    assert.deepEqual(records.existing('Basic', '1'), second);
    assert.notEqual(records.existing('Basic', '1'), records.existing('Basic', '1'));
  });

  test('refuse what never was and what was deleted', () => {
    const records = memoryRecords();
    records.put('Basic', '1', basic, at);
    records.put('Basic', '1', undefined, at);
    assert.throws(() => records.existing('Basic', '2'), { code: 'store/not-found' });
    assert.throws(() => records.existing('Basic', '1'), { code: 'store/gone' });
    assert.deepEqual(records.all('Basic'), []);
  });
});
