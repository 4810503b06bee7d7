import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { codeSystemConcepts } from './code-system-concepts.ts';
import { animals, animalsInChinese, valueSet } from './fixtures/animals.ts';
import { memorySource } from './memory-source.ts';

const system = animals.url ?? '';

suite('memorySource', () => {
  test('takes the highest version, or the one asked for', async () => {
    const one = { ...valueSet('v', { include: [{ system }] }), version: '1.9' };
    const source = memorySource([one, { ...one, version: '1.10' }, { ...one, version: '1.2' }]);
    const versions = [undefined, '1.2', '3'].map(
      async (version) => (await source.valueSet(one.url ?? '', version))?.version,
    );
    assert.deepEqual(await Promise.all(versions), ['1.10', '1.2', undefined]);
  });

  test('merges supplements, and takes neither these nor an empty system for the system itself', async () => {
    const source = memorySource([animals, animalsInChinese]);
    assert.equal((await (await source.concepts(system))?.lookup('whale'))?.designations[0]?.value, '鲸');
    assert.equal(await source.concepts(animalsInChinese.url ?? ''), undefined);
    const { concept: _, ...empty } = animals;
    assert.equal(await memorySource([{ ...empty, content: 'not-present' }]).concepts(system), undefined);
  });

  test('a table answers before a resource of the same system', async () => {
    const table = codeSystemConcepts({ ...animals, name: 'Table' });
    assert.equal((await memorySource([animals], [table]).concepts(system))?.name, 'Table');
  });
});
