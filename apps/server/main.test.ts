import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

const file = join(import.meta.dirname, 'main.ts');
const environment = (data: string): NodeJS.ProcessEnv => ({
  ...process.env,
  SUWEN_DATA: data,
  SUWEN_PORT: '0',
  SUWEN_PROCESSES: '1',
  SUWEN_LANGUAGE: 'en',
  SUWEN_DEMO: 'off',
  DATABASE_URL: '',
});

interface Hospital {
  readonly launcher: ChildProcess;
  readonly address: string;
}

/** Starts a hospital and waits until it is open. */
async function open(test: TestContext, data: string): Promise<Hospital> {
  const launcher = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file], {
    env: environment(data),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  test.after(() => launcher.kill('SIGKILL'));
  let said = '';
  launcher.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  launcher.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  for (;;) {
    const address = /Suwen is open .*(http:\S+)/.exec(said)?.[1];
    if (address) return { launcher, address };
    assert.equal(launcher.exitCode, null, said);
    await pause(20);
  }
}

/** The web processes and the worker of this launcher; the one that builds the pages comes and goes. */
const childrenOf = (pid: number): readonly number[] =>
  spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args=', '-ww'], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((line) => /apps\/server\/(?:web|worker)\.ts/u.test(line))
    .map((line) => line.trim().split(/\s+/, 2).map(Number))
    .flatMap(([child = 0, parent]) => (parent === pid ? [child] : []));

const gone = (pid: number): boolean =>
  spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
    .stdout.trim()
    .replace(/^Z.*/, '') === '';

async function end({ launcher }: Hospital, signal: NodeJS.Signals): Promise<number | null> {
  const exited = once(launcher, 'exit');
  launcher.kill(signal);
  const [code] = await exited;
  return code;
}

suite('the launcher', { skip: process.platform === 'win32' && 'no signals here', timeout: 120_000 }, () => {
  test('opens, refuses a second start by name, survives a kill, and stops while connections are kept alive', async (t) => {
    const data = mkdtempSync(join(tmpdir(), 'suwen-launcher-'));
    chmodSync(data, 0o711);
    t.after(() => rmSync(data, { recursive: true, force: true }));

    const first = await open(t, data);
    const second = spawnSync(process.execPath, [file], { env: environment(data), encoding: 'utf8' });
    assert.equal(second.status, 1);
    assert.match(second.stderr, new RegExp(`in use by Suwen, pid ${first.launcher.pid}, ${first.address}`));

    const children = childrenOf(first.launcher.pid ?? 0);
    assert.equal(children.length, 2, 'one web process, one worker');
    await end(first, 'SIGKILL');
    for (let waited = 0; !children.every(gone) && waited < 5000; waited += 20) await pause(20);
    assert.deepEqual(children.map(gone), [true, true]);

    const third = await open(t, data);
    const agent = new Agent({ keepAlive: true });
    t.after(() => agent.destroy());
    const [answer] = await once(get(`${third.address}/health`, { agent }), 'response');
    answer.resume();
    await once(answer, 'end');
    const began = performance.now();
    assert.equal(await end(third, 'SIGTERM'), 0);
    assert.ok(performance.now() - began < 10_000, 'within 10 s');
  });
});
