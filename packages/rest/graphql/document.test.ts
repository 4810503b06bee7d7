import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { namesIn, readDocument } from './document.ts';

suite('GraphQL documents', () => {
  test('tell every name that stands in them', () => {
    const document = readDocument(
      'query A { p: Patient(id: "x") { name(use: official) { ...F } ... on Person { id } } } fragment F on HumanName { family }',
    );
    assert.deepEqual([...namesIn(document)].toSorted(), [
      'A',
      'F',
      'HumanName',
      'Patient',
      'Person',
      'family',
      'id',
      'name',
      'p',
      'use',
    ]);
  });

  test('are measured with their fragments unfolded, each measured once', () => {
    const nested = (levels: number): string => `{ a ${'{ a '.repeat(levels)} ${'}'.repeat(levels)} }`;
    assert.doesNotThrow(() => readDocument(nested(23)));
    assert.throws(() => readDocument(nested(24)), { code: 'graphql/too-deep' });
    const doubled = Array.from({ length: 30 }, (_, n) => `fragment f${n} on A { ...f${n + 1} ...f${n + 1} }`).join(' ');
    assert.throws(() => readDocument(`{ a { ...f0 } } ${doubled} fragment f30 on A { b }`), {
      code: 'graphql/too-many-fields',
    });
    assert.throws(() => readDocument('{ ...f } fragment f on A { ...g } fragment g on A { ...f }'), {
      code: 'graphql/too-deep',
    });
  });

  test('that are none are refused with the reason', () => {
    assert.throws(() => readDocument('{ a('), { code: 'graphql/wrong-query' });
    assert.throws(() => readDocument(`{ ${'a '.repeat(60_000)} }`), { code: 'graphql/wrong-query' });
  });
});
