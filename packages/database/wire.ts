import { connect, type Socket } from 'node:net';
import { socketFile, type Address } from './address.ts';

/** One message of the server: its type letter and its content (PostgreSQL, section 54.7). */
interface Message {
  readonly type: string;
  readonly content: Buffer;
}

/** What the server said to a startup packet. */
export type Greeting = 'ready' | 'starting' | 'refused' | 'silent';

/** SQLSTATE cannot_connect_now: starting, stopping or recovering. */
const notYet = '57P03';

/** Sends a real startup packet, as pg_isready does; an authentication request already means ready. */
export async function greet(address: Address): Promise<Greeting> {
  const socket = open(address);
  try {
    socket.write(startup(address));
    for await (const { type, content } of messages(socket)) {
      if (type === 'R') return 'ready';
      if (type === 'E') return sqlState(content) === notYet ? 'starting' : 'refused';
    }
    return 'silent';
  } catch {
    return 'silent';
  } finally {
    socket.destroy();
  }
}

/**
 * Runs a statement without parameters over a socket that needs no password and gives the first column of its rows as
 * text; throws what the server complains of. For the launcher alone: everything else goes through `#store`.
 */
export async function command(address: Address, sql: string): Promise<readonly string[]> {
  const socket = open(address);
  try {
    socket.write(startup(address));
    let asked = false;
    const rows: string[] = [];
    for await (const { type, content } of messages(socket)) {
      if (type === 'E') throw new Error(field(content, 'M') ?? 'unknown');
      if (type === 'D') rows.push(firstColumn(content));
      if (type !== 'Z') continue;
      if (asked) return rows;
      asked = true;
      socket.write(frame('Q', `${sql}\0`));
    }
    throw new Error('the server closed the connection');
  } finally {
    socket.destroy();
  }
}

/** DataRow: a count of columns, then length and bytes of each (section 54.7); NULL reads as empty. */
const firstColumn = (row: Buffer): string => row.toString('utf8', 6, 6 + Math.max(0, row.readInt32BE(2)));

const open = ({ host, port }: Address): Socket =>
  connect(host.startsWith('/') ? { path: socketFile(host, port) } : { host, port }).setTimeout(
    5000,
    function (this: Socket) {
      this.destroy(new Error('no answer within 5 s'));
    },
  );

/** Version 3.0, user and database (section 54.2.1). */
function startup({ user, database }: Address): Buffer {
  const body = Buffer.from(`user\0${user}\0database\0${database}\0application_name\0launcher\0\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(body.length + 8, 0);
  head.writeInt32BE(196608, 4);
  return Buffer.concat([head, body]);
}

function frame(type: string, text: string): Buffer {
  const body = Buffer.from(text);
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

async function* messages(socket: Socket): AsyncGenerator<Message> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of socket) {
    rest = Buffer.concat([rest, chunk as Buffer]);
    while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
      const end = rest.readInt32BE(1) + 1;
      yield { type: rest.toString('latin1', 0, 1), content: rest.subarray(5, end) };
      rest = rest.subarray(end);
    }
  }
}

/** A field of an ErrorResponse by its letter (section 54.8). */
const field = (content: Buffer, letter: string): string | undefined =>
  content
    .toString('utf8')
    .split('\0')
    .find((each) => each.startsWith(letter))
    ?.slice(1);

const sqlState = (content: Buffer): string | undefined => field(content, 'C');
