import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Resource } from '#fhir';
import { NO_STATISTICS, standardRegistry, ucum, type AnswerContext } from '#search';
import { typeFilters } from './type-filter.ts';

const context: AnswerContext = {
  registry: standardRegistry(),
  hash: () => ({ hi: 0, lo: 0 }),
  canonicalUnit: ucum,
  breadth: NO_STATISTICS,
  zone: 'Asia/Shanghai',
  bases: [],
};
const filters = (...texts: string[]): ReturnType<typeof typeFilters> => typeFilters(texts, context, 0);
const patient = (gender: 'male' | 'female', updated: string): Resource => ({
  resourceType: 'Patient',
  gender,
  meta: { lastUpdated: updated },
});

suite('_typeFilter', () => {
  test('lets through what meets any of the searches of its type', () => {
    const wanted = filters('Patient?gender=male', 'Patient?gender=female&_lastUpdated=ge2026').get('Patient');
    const found = [
      patient('male', '2020-01-01T00:00:00Z'),
      patient('female', '2020-01-01T00:00:00Z'),
      patient('female', '2026-05-01T00:00:00Z'),
    ];
    assert.deepEqual(
      found.map((each) => wanted?.(each)),
      [true, false, true],
    );
  });

  test('refuses what is about other resources, what is unknown, and what is no search', () => {
    assert.throws(() => filters('Observation?subject:Patient.name=x'), { code: 'bulk/filter-too-wide' });
    assert.throws(() => filters('Observation?code:in=http://x'), { code: 'bulk/filter-too-wide' });
    assert.throws(() => filters('Patient?_has:Observation:patient:code=x'), { code: 'bulk/filter-too-wide' });
    assert.throws(() => filters('Patient?colour=x'), { code: 'search/unknown-parameter' });
    assert.throws(() => filters('Patient'), { code: 'rest/wrong-parameter' });
  });
});
