import { fork } from 'node:child_process';
import cluster from 'node:cluster';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkDiskSpace, holdFolder } from '#database';
import { buildWeb } from '../web/build.ts';
import { webFolder } from './built-web.ts';
import { keepChild, type KeptChild } from './children.ts';
import { complain, teller } from './console.ts';
import { readyDatabase } from './database.ts';
import { ensureKeys } from './key-folder.ts';
import { settleMode } from './mode.ts';
import type { Orders } from './orders.ts';
import { holdPort, host } from './port.ts';
import { readSettings } from './settings.ts';
import { welcome } from './welcome.ts';
import * as say from './words.ts';

/** Milliseconds that all processes get to end; with the database's 3 s a stop takes less than 10 s. */
const patience = 6000;

/** What has to be undone, in the opposite order. */
const undo: (() => Promise<void> | void)[] = [];

async function start(): Promise<void> {
  const begun = performance.now();
  const settings = readSettings(process.env, process.cwd());
  const tell = teller(process.env['SUWEN_LANGUAGE'] ? settings.language : undefined);

  checkDiskSpace(settings.data);
  // Others may pass through to the database's folder, whose user is not root; each thing inside is closed by itself.
  mkdirSync(settings.data, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const hold = await holdFolder(settings.data);
  undo.push(hold.release);

  const mode = settleMode(settings, process.argv.includes('--hospital'), new Date());
  const keys = ensureKeys(settings.data);
  const held = await holdPort(settings.port);
  undo.push(held.release);
  if (settings.port !== 0 && held.port !== settings.port) tell(say.otherPort(settings.port, held.port));
  const address = `http://${host}:${held.port}`;
  hold.announce(address);

  void build(settings.data, tell);
  const database = await readyDatabase(settings, tell);
  undo.push(database.stop);
  const portFree = Promise.withResolvers<void>();
  const orders: Orders = { settings, mode, port: held.port, database: database.address, keys };
  const children = startProcesses(orders, portFree.promise, tell);
  undo.push(async () => void (await Promise.all(children.map(({ stop }) => stop(patience)))));
  // The port changes hands in a moment, when all could answer.
  await Promise.all(children.map(({ composed }) => composed));
  await held.release();
  portFree.resolve();
  await Promise.all(children.map(({ ready }) => ready));

  if (mode === 'demo' && settings.demo !== 'off') undo.push(fillDemo(orders, tell));

  tell(say.folderIs(mode, settings.data));
  tell(say.loopbackOnly());
  tell(say.open(address, performance.now() - begun));
  await invite(orders, address, tell);
}

/** Fills the demo hospital in a process that ends when it is full; gives back how to stop it. */
function fillDemo(orders: Orders, tell: ReturnType<typeof teller>): () => Promise<void> {
  const kind = { name: 'demo', ends: true, start: () => fork(join(import.meta.dirname, 'fill-demo.ts')) };
  const child = keepChild(kind, orders, Promise.resolve(), (name, how, wait) => tell(say.childEnded(name, how, wait)));
  return () => child.stop(patience);
}

/** Says who can sign in and how programs ask. */
async function invite(orders: Orders, address: string, tell: ReturnType<typeof teller>): Promise<void> {
  const { invitations, token } = await welcome(orders, address, new Date());
  for (const { who, link } of invitations) tell(say.invitation(who, link));
  tell(say.forCurl(address, token));
}

/** Builds the staff app beside the start; found from the last time, nothing is said. */
async function build(data: string, tell: ReturnType<typeof teller>): Promise<void> {
  try {
    const { cached, took } = await buildWeb(webFolder(data));
    if (!cached) tell(say.webBuilt(took / 1000));
  } catch (fault) {
    tell(say.webFailed(fault instanceof Error ? fault.message : String(fault)));
  }
}

function startProcesses(
  orders: Orders,
  portFree: Promise<void>,
  tell: ReturnType<typeof teller>,
): readonly KeptChild[] {
  const file = (name: string): string => join(import.meta.dirname, name);
  const tellEnd = (name: string, how: string, wait: number): void => tell(say.childEnded(name, how, wait));
  cluster.setupPrimary({ exec: file('web.ts') });
  const web = { name: 'web', start: () => cluster.fork().process };
  const worker = { name: 'worker', start: () => fork(file('worker.ts')) };
  const kinds = [...Array<typeof web>(orders.settings.processes).fill(web), worker];
  return kinds.map((kind) => keepChild(kind, orders, portFree, tellEnd));
}

/** Undoes the start, once, whatever asks for it. */
let leaving: Promise<void> | undefined;
function leave(code: number): Promise<void> {
  leaving ??= (async () => {
    for (const step of undo.toReversed()) await step();
    if (code === 0) teller(undefined)(say.stopped());
    process.exit(code);
  })();
  return leaving;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (leaving === undefined) teller(undefined)(say.stopping());
    void leave(0);
  });
}

try {
  await start();
} catch (fault) {
  if (leaving === undefined) complain(fault);
  await leave(1);
}
