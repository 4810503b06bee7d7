import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import { Refusal } from '#kernel';
import { readSettings } from './settings.ts';

function folderFor(test: TestContext, file?: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'suwen-settings-'));
  test.after(() => rmSync(folder, { recursive: true }));
  if (file !== undefined)
    writeFileSync(join(folder, 'suwen.json'), typeof file === 'string' ? file : JSON.stringify(file));
  return folder;
}

/** The names and values that a reading refuses. */
function wrong(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    assert.ok(error instanceof Refusal);
    return error.place.details?.map(({ words }) => words.en) ?? [error.code];
  }
  return [];
}

suite('settings', () => {
  test('have a value each when nobody sets anything', () => {
    const { processes, ...rest } = readSettings({}, '/srv/suwen');
    assert.ok(processes >= 1);
    assert.deepEqual(rest, {
      data: '/srv/suwen/data',
      port: 8080,
      demo: 'default',
      language: 'zh-CN',
      zone: 'Asia/Shanghai',
      databaseUrl: undefined,
      bodyLimit: 100 * 2 ** 20,
      importHosts: [],
      hookHosts: [],
    });
  });

  test('come from the file, and the environment wins', (t) => {
    const data = folderFor(t, { port: 9000, language: 'en', processes: 3, bodyLimit: '5MB', demo: 'off' });
    const settings = readSettings({ SUWEN_DATA: data, SUWEN_PORT: '9001', SUWEN_LANGUAGE: '' }, '/');
    assert.deepEqual(settings, {
      data,
      port: 9001,
      demo: 'off',
      processes: 3,
      language: 'en',
      zone: 'Asia/Shanghai',
      databaseUrl: undefined,
      bodyLimit: 5 * 2 ** 20,
      importHosts: [],
      hookHosts: [],
    });
  });

  test('are refused all at once, each with what is allowed', (t) => {
    const data = folderFor(t, { zone: '+08:00', colour: 'red' });
    const environment = {
      SUWEN_DATA: data,
      SUWEN_PORT: '80a',
      SUWEN_DEMO: 'maybe',
      SUWEN_PROCESSES: '0',
      SUWEN_LANGUAGE: 'fr',
      DATABASE_URL: 'mysql://x',
      SUWEN_BODY_LIMIT: '1GB',
    };
    const file = join(data, 'suwen.json');
    assert.deepEqual(
      wrong(() => readSettings(environment, '/')),
      [
        `${file}: colour=red: must be one of port, demo, processes, language, zone, databaseUrl, bodyLimit, importHosts, hookHosts`,
        'SUWEN_PORT=80a: must be a whole number from 0 to 65535 (0: any free port)',
        'SUWEN_DEMO=maybe: must be on or off',
        'SUWEN_PROCESSES=0: must be a whole number from 1 to 256',
        'SUWEN_LANGUAGE=fr: must be zh-CN or en',
        `${file}: zone=+08:00: must be a zone of IANA, for instance Asia/Shanghai`,
        'DATABASE_URL=mysql://x: must be postgresql://user:password@host:port/database',
        'SUWEN_BODY_LIMIT=1GB: must be a size from 1MB to 500MB, for instance 100MB',
      ],
    );
  });

  test('are refused when the file is no JSON, no object, or named and missing', (t) => {
    for (const content of ['{', '[]']) {
      const data = folderFor(t, content);
      assert.deepEqual(
        wrong(() => readSettings({ SUWEN_DATA: data }, '/')),
        ['server/unreadable-settings'],
      );
    }
    assert.deepEqual(
      wrong(() => readSettings({ SUWEN_SETTINGS: '/no/such/file' }, '/')),
      ['server/unreadable-settings'],
    );
  });

  test('are refused when the data folder is a file', (t) => {
    const file = join(folderFor(t, {}), 'suwen.json');
    assert.deepEqual(
      wrong(() => readSettings({ SUWEN_DATA: file }, '/')),
      [`SUWEN_DATA=${file}: must be a folder (there, or to be made)`],
    );
  });
});
