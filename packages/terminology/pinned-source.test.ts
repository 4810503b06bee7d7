import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { animals } from './fixtures/animals.ts';
import { memorySource } from './memory-source.ts';
import { pinnedSource, type SystemVersions } from './pinned-source.ts';

const system = animals.url ?? '';
const source = memorySource([animals, { ...animals, version: '1' }]);
const version = async (versions: SystemVersions, asked?: string): Promise<string | undefined> =>
  (await pinnedSource(source, versions).concepts(system, asked))?.version;

suite('pinnedSource', () => {
  test('a given version stands where none is asked, a forced one always', async () => {
    const one = [`${system}|1`];
    assert.deepEqual(
      [
        await version({}),
        await version({ systemVersion: one }),
        await version({ systemVersion: one }, '2'),
        await version({ forceSystemVersion: one }, '2'),
        await version({ forceSystemVersion: ['http://other|1'] }, '2'),
      ],
      ['2', '1', '2', '1', '2'],
    );
  });

  test('refuses another version than the one to check', async () => {
    await assert.rejects(version({ checkSystemVersion: [`${system}|1`] }), {
      message: `terminology/wrong-version: Of the code system ${system} version 1 is wanted, but 2 would be used`,
    });
  });
});
