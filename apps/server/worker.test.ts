import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { createTokens, openTokenKey } from '#security';

/** A bearer token of the hospital in this folder. */
const tokenOf = (data: string): string =>
  createTokens(openTokenKey(join(data, 'keys'))).issue(
    { subject: 'Practitioner/li', name: '李', role: 'admin', expires: new Date(Date.now() + 3600_000) },
    new Date(),
  );

suite('the worker', { skip: process.platform === 'win32' && 'no signals here', timeout: 120_000 }, () => {
  test('runs a job that is asked for at the door in a process of its own', async (t) => {
    const data = mkdtempSync(join(tmpdir(), 'suwen-worker-'));
    chmodSync(data, 0o711);
    t.after(() => rmSync(data, { recursive: true, force: true }));
    const environment = {
      ...process.env,
      SUWEN_DATA: data,
      SUWEN_PORT: '0',
      SUWEN_PROCESSES: '1',
      SUWEN_LANGUAGE: 'en',
      SUWEN_DEMO: 'off',
      DATABASE_URL: '',
    };
    const launcher = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'main.ts')],
      {
        env: environment,
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    t.after(() => launcher.kill('SIGKILL'));
    let said = '';
    launcher.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    let address: string | undefined;
    while (address === undefined) {
      assert.equal(launcher.exitCode, null, said);
      await pause(20);
      address = /Suwen is open .*(http:\S+)/.exec(said)?.[1];
    }
    const headers = {
      Authorization: `Bearer ${tokenOf(data)}`,
      'Content-Type': 'application/fhir+json',
      Prefer: 'respond-async',
    };
    const made = await fetch(`${address}/fhir/R4/Basic`, {
      method: 'POST',
      headers,
      body: '{"resourceType":"Basic","code":{"text":"x"}}',
    });
    assert.equal(made.status, 201);
    const asked = await fetch(`${address}/fhir/R4/$export`, { headers });
    assert.equal(asked.status, 202, await asked.text());
    const place = asked.headers.get('Content-Location') ?? '';
    let answer = await fetch(place, { headers });
    while (answer.status === 202) {
      await pause(100);
      answer = await fetch(place, { headers });
    }
    const { output } = (await answer.json()) as {
      readonly output: readonly { readonly type: string; readonly count: number }[];
    };
    assert.deepEqual(
      output.map(({ type, count }) => ({ type, count })),
      [{ type: 'Basic', count: 1 }],
    );
    const ended = once(launcher, 'exit');
    launcher.kill('SIGTERM');
    assert.equal((await ended)[0], 0);
  });
});
