import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { flag, optional, resource, several, text, wholeNumber, type AnyOperation } from '#kernel';
import { answerResource, fromParameters, fromQuery } from './parameters.ts';

const operation: AnyOperation = {
  name: 'ward/list',
  on: 'system',
  title: { 'zh-CN': '列表', en: 'List' },
  roles: ['nurse'],
  changes: false,
  input: {
    name: text,
    tag: several(text),
    size: optional(wholeNumber(1, 9)),
    all: optional(flag),
    bed: optional(resource('Basic')),
  },
  output: several(text),
  run: () => Promise.resolve([]),
};

suite('parameters of an operation', () => {
  test('come from a FHIR Parameters, repeated ones as a list, resources and parts as they are', () => {
    const bed = { resourceType: 'Basic', code: {} } as const;
    assert.deepEqual(
      fromParameters(operation, {
        resourceType: 'Parameters',
        parameter: [
          { name: 'name', valueString: 'A' },
          { name: 'tag', valueCode: 'x' },
          { name: 'tag', valueCode: 'y' },
          { name: 'bed', resource: bed },
          { name: 'other', part: [{ name: 'deep', valueInteger: 3 }] },
        ],
      }),
      { name: 'A', tag: ['x', 'y'], bed, other: { deep: 3 } },
    );
  });

  test('come from a query, turned into what the readers ask for', () => {
    const query = [
      ['name', '7'],
      ['size', '7'],
      ['all', 'true'],
      ['tag', 'x'],
      ['_format', 'json'],
    ] as const;
    assert.deepEqual(fromQuery(operation, query), { name: '7', size: 7, all: true, tag: ['x'] });
    assert.deepEqual(fromQuery(operation, [['size', 'seven']]), { size: 'seven' });
  });

  test('answer as the resource itself, or as Parameters with `return`', () => {
    const bed = { resourceType: 'Basic', code: {} } as const;
    assert.deepEqual(answerResource(operation, bed), bed);
    assert.deepEqual(answerResource(operation, undefined), { resourceType: 'Parameters' });
    assert.deepEqual(answerResource(operation, ['a', 'b']), {
      resourceType: 'Parameters',
      parameter: [
        { name: 'return', valueString: 'a' },
        { name: 'return', valueString: 'b' },
      ],
    });
    assert.deepEqual(answerResource(operation, [bed]), {
      resourceType: 'Parameters',
      parameter: [{ name: 'return', resource: bed }],
    });
  });
});
