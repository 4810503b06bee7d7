import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { temporaryDatabase } from '#database';
import { openSql } from '#store';

/** node:http and one prepared statement: what a request costs with nothing else done. */
export interface Bare {
  readonly read: string;
  readonly create: string;
  readonly search: string;
  stop(): Promise<void>;
}

/** A bare server over the same kind of database: a table of texts, read by id, inserted, or 20 rows of a group opened. */
export async function startBare(resource: string): Promise<Bare> {
  const database = await temporaryDatabase();
  const sql = openSql(database.config, 8);
  await sql.script(`create table bare (id bigint generated always as identity primary key, part int not null, content text not null);
    create index bare_part on bare (part, id)`);
  await sql.query('', `insert into bare (part, content) select n % 500, $1 from generate_series(1, 60000) n`, [resource]);
  await sql.script('vacuum analyze bare');
  const server = createServer((request, response) => {
    const done = (body: string): void => {
      response.writeHead(200, { 'Content-Type': 'application/fhir+json', 'Content-Length': Buffer.byteLength(body) });
      response.end(body);
    };
    const fail = (fault: unknown): void => void response.destroy(fault instanceof Error ? fault : undefined);
    if (request.method === 'POST') {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const text = Buffer.concat(parts).toString();
        sql.query('insert', 'insert into bare (part, content) values (1000, $1)', [text]).then(() => done(text), fail);
      });
    } else if (request.url === '/search') {
      const part = Math.floor(Math.random() * 500);
      sql
        .query<{ readonly content: string }>('search', 'select content from bare where part = $1 order by id limit 20', [part])
        .then((rows) => done(`{"entry":[${rows.map(({ content }) => `{"resource":${content}}`).join(',')}]}`), fail);
    } else {
      sql
        .query<{ readonly content: string }>('read', 'select content from bare where id = $1', [1 + Math.floor(Math.random() * 60_000)])
        .then(([row]) => done(row?.content ?? ''), fail);
    }
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

const listening = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
