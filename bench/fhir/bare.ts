import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { temporaryDatabase } from '#database';
import { createEnvelopes, dataKey } from '#security';
import { openSql, type SqlPool } from '#store';

/** node:http and one prepared statement: what a request costs with nothing else done. */
export interface Bare {
  readonly read: string;
  readonly create: string;
  readonly search: string;
  stop(): Promise<void>;
}

const ROWS = 60_000;
/** Groups of the rows: a search brings 20 of the 120 rows of one group. */
const GROUPS = 500;

const key = dataKey(1, Buffer.alloc(32, 1));
const place = { owner: '1', type: 'Observation', id: 'x', version: 1 };

/**
 * A bare server over the same kind of database: a text read by id, a text inserted, or 20 sealed rows found by an index,
 * opened and put together; no token, validation, audit or history.
 */
export async function startBare(resource: string): Promise<Bare> {
  const database = await temporaryDatabase();
  const sql = openSql(database.config, 8);
  const envelopes = createEnvelopes();
  await sql.script(`create table bare (
      id bigint generated always as identity primary key, part int not null, content text not null, sealed bytea not null);
    create index bare_part on bare (part, id)`);
  await sql.query(
    '',
    `insert into bare (part, content, sealed) select n % ${GROUPS}, $1, $2 from generate_series(1, ${ROWS}) n`,
    [resource, envelopes.seal(key, place, Buffer.from(resource))],
  );
  await sql.script('vacuum analyze bare');
  const open = (sealed: Buffer): string => envelopes.openText(key, place, sealed);
  const server = createServer((request, response) => {
    answer(sql, request, open).then(
      (body) => {
        response.writeHead(200, {
          'Content-Type': 'application/fhir+json',
          'Content-Length': Buffer.byteLength(body),
        });
        response.end(body);
      },
      () => response.destroy(),
    );
  });
  const base = await listening(server);
  return {
    read: `${base}/read`,
    create: `${base}/create`,
    search: `${base}/search`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await sql.end();
      await database.stop();
    },
  };
}

async function answer(sql: SqlPool, request: IncomingMessage, open: (sealed: Buffer) => string): Promise<string> {
  if (request.method === 'POST') {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString();
    await sql.query('insert', `insert into bare (part, content, sealed) values (1000, $1, '')`, [text]);
    return text;
  }
  if (request.url === '/search') {
    const rows = await sql.query<{ readonly sealed: Buffer }>(
      'search',
      'select sealed from bare where part = $1 order by id limit 20',
      [Math.floor(Math.random() * GROUPS)],
    );
    return `{"entry":[${rows.map(({ sealed }) => `{"resource":${open(sealed)}}`).join(',')}]}`;
  }
  const [row] = await sql.query<{ readonly content: string }>('read', 'select content from bare where id = $1', [
    1 + Math.floor(Math.random() * ROWS),
  ]);
  return row?.content ?? '';
}

const listening = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
