import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTokens, openTokenKey } from '#security';

/** A hospital of its own for a measurement: empty, in a throw-away folder. */
export interface MeasuredServer {
  readonly base: string;
  readonly token: string;
  readonly data: string;
  /** Milliseconds from the start of the process to the first answer. */
  readonly startMs: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts `apps/server/main.ts --hospital` as `npm start` does and waits for its first answer. */
export async function startServer(environment: Readonly<Record<string, string>> = {}): Promise<MeasuredServer> {
  // Not a folder of mode 700, so that the database's socket stands where the bench looks for it.
  const data = join(tmpdir(), `suwen-bench-${process.pid}`);
  await mkdir(data, { mode: 0o755 });
  const port = 20_000 + (process.pid % 20_000);
  const begun = performance.now();
  const child = spawn(
    process.execPath,
    [new URL('../../apps/server/main.ts', import.meta.url).pathname, '--hospital'],
    {
      env: { ...process.env, SUWEN_DATA: data, SUWEN_PORT: String(port), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const base = `http://127.0.0.1:${port}/fhir/R4`;
  await firstAnswer(child, `${base}/metadata`, () => said);
  const startMs = performance.now() - begun;
  const now = new Date();
  const token = createTokens(openTokenKey(join(data, 'keys'))).issue(
    { subject: 'bench', role: 'admin', name: 'bench', expires: new Date(now.getTime() + 86_400_000) },
    now,
  );
  return {
    base,
    token,
    data,
    startMs,
    pid: child.pid ?? 0,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function firstAnswer(child: ChildProcess, url: string, said: () => string): Promise<void> {
  for (const end = Date.now() + 120_000; Date.now() < end;) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${said()}`);
    const answer = await fetch(url).catch(() => undefined);
    // 401 is an answer too: the door is open.
    if (answer !== undefined && (answer.ok || answer.status === 401)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`The server did not answer within 120 s:\n${said()}`);
}
