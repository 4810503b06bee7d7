import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Words } from '#kernel';
import { serveFhir, serveSession, type SessionDoor } from '#rest';
import { linkTickets } from '#store';
import { serveWeb } from '../web/serve.ts';
import { builtWeb } from './built-web.ts';
import { readDemoProgress } from './demo-progress.ts';
import { openHouse, type House } from './house.ts';
import type { Orders } from './orders.ts';
import { roleTitle } from './roles.ts';
import { openWebSockets } from './web-sockets.ts';
import * as say from './words.ts';

/** What a web process answers with. */
export interface Web {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** Takes a WebSocket at one of our paths; others are cut. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Ends the WebSockets, which would keep the server from stopping. */
  readonly hangUp: () => Promise<void>;
  /** Gives back connections and the like, after the last answer. */
  readonly close: () => Promise<void>;
}

/** Connections of a web process to the database. */
const CONNECTIONS = 8;

/** Puts together what a web process serves: the FHIR door, the browser's session, the staff app. */
export async function composeWeb(orders: Orders): Promise<Web> {
  const house = await openHouse(orders, CONNECTIONS);
  const session = sessionDoor(orders, house);
  const stop = new AbortController();
  const web = serveWeb(builtWeb(orders.settings.data, stop.signal));
  const sockets = await openWebSockets(orders, house, stop.signal);
  return {
    handle: (request, response) => {
      if (serveFhir(house.door, request, response) || serveSession(session, request, response)) return;
      if (request.url !== '/health' && web(request, response)) return;
      response.writeHead(request.url === '/health' ? 200 : 404, { 'Content-Type': 'application/json' });
      response.end(request.url === '/health' ? '{"status":"ok"}' : '{}');
    },
    upgrade: (request, socket, head) => {
      if (!sockets.upgrade(request, socket, head)) socket.destroy();
    },
    hangUp: sockets.close,
    close: async () => {
      stop.abort();
      await house.close();
    },
  };
}

const sessionDoor = ({ settings, mode }: Orders, { sql, tokens }: House): SessionDoor => ({
  tokens,
  tickets: linkTickets(sql),
  now: () => new Date(),
  zone: settings.zone,
  hospital: mode === 'demo' ? { 'zh-CN': '素问示范医院', en: 'Suwen Demo Hospital' } : { 'zh-CN': '素问', en: 'Suwen' },
  demo: mode === 'demo',
  notices: () => [say.loopbackOnly(), ...(mode === 'demo' ? filling(settings.data) : [])],
  roleTitle,
  report: (fault) => console.error(new Date().toISOString(), fault),
});

/** That the demo hospital still fills, and how far it is. */
function filling(data: string): readonly Words[] {
  const progress = readDemoProgress(data);
  if (progress === undefined) return [say.demoFills(0, undefined)];
  return progress.done < progress.total ? [say.demoFills(progress.done, progress.total)] : [];
}
