import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { alive, numberSpace, startOf } from './life.ts';
import { folderInUse } from './refusals.ts';

/** The right to be the only one on a folder; it ends with the process, however that ends. */
export interface Hold {
  /** Whether an earlier holder had gone without releasing (kill -9, power). */
  readonly inherited: boolean;
  /** Where this holder answers: a second start is told. */
  readonly announce: (url: string) => void;
  readonly release: () => void;
}

interface Holder {
  readonly pid: number;
  readonly started: string;
  readonly space: string;
  readonly since: string;
  readonly url?: string;
}

const name = 'running.json';

/** Takes the folder, or refuses by name of the process that has it. */
export async function holdFolder(folder: string): Promise<Hold> {
  const file = join(folder, name);
  const started = startOf(process.pid);
  const me: Holder = { pid: process.pid, started, space: numberSpace(), since: new Date().toISOString() };
  let inherited = false;
  while (!writeNew(file, me)) {
    const found = readText(file);
    const holder = await settled(file, found);
    if (holder && (await stillThere(file, holder))) throw folderInUse(folder, describe(holder));
    inherited = takeAway(file, found) || inherited;
  }
  // A holder whose number cannot be looked up (another container) is recognised by this beat.
  const beat = setInterval(() => touch(file), 1000).unref();
  return {
    inherited,
    announce: (url) => writeFileSync(file, JSON.stringify({ ...me, url })),
    release: () => {
      clearInterval(beat);
      rmSync(file, { force: true });
    },
  };
}

function writeNew(file: string, holder: Holder): boolean {
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: 'wx', mode: 0o644 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined when what stands there names nobody: a start that died while it wrote; one that is writing gets a moment. */
async function settled(file: string, found: string): Promise<Holder | undefined> {
  const parsed = parse(found);
  if (parsed || found === undefined) return parsed;
  await pause(300);
  return parse(readText(file));
}

function parse(found: string): Holder | undefined {
  try {
    return JSON.parse(found) as Holder;
  } catch {
    return undefined;
  }
}

async function stillThere(file: string, holder: Holder): Promise<boolean> {
  if (holder.space === numberSpace()) return alive(holder.pid) && startOf(holder.pid) === holder.started;
  const before = beatOf(file);
  await pause(3000);
  return beatOf(file) !== before;
}

/** Moves the dead holder's file away; what another start wrote in between is put back. */
function takeAway(file: string, found: string): boolean {
  const aside = `${file}.${randomUUID().slice(0, 8)}`;
  try {
    renameSync(file, aside);
  } catch {
    return false;
  }
  const moved = readText(aside);
  if (moved === found) rmSync(aside);
  else renameSync(aside, file);
  return moved === found;
}

const describe = ({ pid, since, url }: Holder): string => `Suwen, pid ${pid}, ${url ?? 'starting'}, since ${since}`;

const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

const beatOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const touch = (file: string): void => {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // The folder is gone; the holder will notice elsewhere.
  }
};
