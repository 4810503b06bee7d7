import { spawn } from 'node:child_process';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOfSources } from './sources.ts';

/** A finished build of the staff app. */
export interface BuiltWeb {
  /** The folder that `serveWeb` serves. */
  readonly folder: string;
  /** Hash of everything that goes into the build. */
  readonly hash: string;
  /** Whether it was there already. */
  readonly cached: boolean;
  /** How long it took, in milliseconds. */
  readonly took: number;
}

/** Older builds are kept for this many starts, so that a previous release can run beside this one. */
const keep = 2;

/**
 * Builds the staff app into `outDir/<hash of the sources>`, or finds it there: at the first start, and after each change of the
 * sources. Vite runs in a process of its own, whose memory is given back. Two processes may build at once; the first one counts.
 * @throws Error with the last lines of the build when it fails
 */
export async function buildWeb(outDir: string): Promise<BuiltWeb> {
  const begun = performance.now();
  const hash = await hashOfSources();
  const folder = join(outDir, hash);
  const done = (cached: boolean): BuiltWeb => ({ folder, hash, cached, took: Math.round(performance.now() - begun) });
  if (await exists(join(folder, 'index.html'))) {
    await utimes(folder, new Date(), new Date());
    return done(true);
  }
  await mkdir(outDir, { recursive: true });
  const scratch = join(outDir, `.building-${process.pid}-${Date.now()}`);
  try {
    await runBuild(scratch);
    await rename(scratch, folder).catch(async (reason: unknown) => {
      if (!(await exists(join(folder, 'index.html')))) throw reason;
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  await removeOld(outDir);
  return done(false);
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

async function runBuild(folder: string): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'build-child.ts'), folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const listen = (chunk: Buffer): void => {
    said = (said + chunk.toString()).slice(-4000);
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`the web app could not be built (exit ${code}):\n${said}`);
}

async function removeOld(outDir: string): Promise<void> {
  const builds = (await readdir(outDir, { withFileTypes: true })).filter(
    (entry) => entry.isDirectory() && !entry.name.startsWith('.'),
  );
  const aged = await Promise.all(
    builds.map(async ({ name }) => ({ name, at: (await stat(join(outDir, name))).mtimeMs })),
  );
  const old = aged.toSorted((a, b) => b.at - a.at).slice(keep);
  await Promise.all(old.map(({ name }) => rm(join(outDir, name), { recursive: true, force: true })));
}
