import { setTimeout as pause } from 'node:timers/promises';
import { Refusal, type Words } from '#kernel';
import type { Address } from './address.ts';
import type { Cluster } from './cluster.ts';
import type { Configuration } from './configuration.ts';
import { clearLeftover } from './orphan.ts';
import { startServer, type Server } from './server.ts';
import * as say from './words.ts';

/** All that a start needs, kept so that it can be repeated. */
export interface Running {
  readonly cluster: Cluster;
  readonly configuration: Configuration;
  readonly address: Address;
  readonly log: string;
  readonly tell: (words: Words) => void;
}

/** Starts the server and starts it again at the same address whenever it ends without being asked to. */
export async function keepRunning(
  running: Running,
): Promise<{ readonly pid: () => number; readonly stop: () => Promise<void> }> {
  const { cluster, configuration, address, log } = running;
  const start = (): Promise<Server> => startServer(cluster, configuration, address, log);
  const leave = new AbortController();
  let server = await start();

  const watch = async (): Promise<void> => {
    for (;;) {
      await server.ended;
      if (leave.signal.aborted) return;
      running.tell(say.endedByItself());
      server = await startAgain(running, start, leave.signal);
    }
  };
  const watched = watch().catch((error: unknown) => {
    if (!leave.signal.aborted) throw error;
  });
  const stop = async (): Promise<void> => {
    leave.abort();
    await server.stop();
    await watched;
  };
  return { pid: () => server.pid, stop };
}

/** Tries until it succeeds or is told to leave; a refusal (a full disk) is said once and tried again each 5 s. */
async function startAgain(running: Running, start: () => Promise<Server>, leave: AbortSignal): Promise<Server> {
  let said = '';
  for (let wait = 50; ; wait = Math.min(wait * 2, 5000)) {
    try {
      await clearLeftover(running.cluster.folder, running.address.host);
      const server = await start();
      if (leave.aborted) await server.stop();
      leave.throwIfAborted();
      running.tell(say.startedAgain(server.pid));
      return server;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code !== said) running.tell(error.words);
      said = error.code;
    }
    await pause(wait, undefined, { signal: leave });
  }
}
