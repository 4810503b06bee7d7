import type pg from 'pg';

/** What the connection of `pg` can do while a COPY is under way; its own types leave it out. */
interface CopyConnection {
  readonly stream: {
    pause(): void;
    resume(): void;
    readonly writableNeedDrain: boolean;
    once(event: 'drain', hear: () => void): void;
  };
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

/** How `pg` runs a query of another kind (protocol 53.2.6): it calls these as messages come. */
interface CopyQuery {
  submit(connection: CopyConnection): void;
  handleCopyData(message: { readonly chunk: Buffer }): void;
  handleCopyInResponse(connection: CopyConnection): void;
  handleCommandComplete(message: { readonly text: string }): void;
  handleReadyForQuery(): void;
  handleError(fault: Error): void;
}

const run = (client: pg.Client, query: CopyQuery): void => void client.query(query as unknown as pg.Submittable);

/** Bytes that wait for their reader before the database is asked to wait. */
const AHEAD = 4 * 2 ** 20;

/** The bytes of `COPY … TO STDOUT`, as fast as they are taken; `counted` hears the number of rows at the end. */
export async function* copyOut(
  client: pg.Client,
  text: string,
  counted: (rows: number) => void,
): AsyncGenerator<Buffer> {
  const waiting: Buffer[] = [];
  let [size, ended] = [0, false];
  let fault: Error | undefined;
  let connection: CopyConnection | undefined;
  let wake = (): void => undefined;
  run(client, {
    submit: (given) => {
      connection = given;
      given.query(text);
    },
    handleCopyData: ({ chunk }) => {
      waiting.push(Buffer.from(chunk));
      size += chunk.length;
      if (size > AHEAD) connection?.stream.pause();
      wake();
    },
    handleCopyInResponse: (given) => given.sendCopyFail('Nothing is copied in here'),
    handleCommandComplete: (message) => counted(rowsOf(message)),
    handleReadyForQuery: () => {
      ended = true;
      wake();
    },
    handleError: (given) => {
      fault = given;
      wake();
    },
  });
  for (;;) {
    if (fault !== undefined) throw fault;
    const next = waiting.splice(0);
    if (next.length > 0) {
      size = 0;
      connection?.stream.resume();
      yield Buffer.concat(next);
      continue;
    }
    if (ended) return;
    await new Promise<void>((resolve) => (wake = resolve));
  }
}

const rowsOf = ({ text }: { readonly text: string }): number => Number(/^COPY (\d+)/u.exec(text)?.[1] ?? 0);

/** Runs `COPY … FROM STDIN` with these bytes; returns the number of rows. */
export async function copyIn(client: pg.Client, text: string, content: AsyncIterable<Buffer>): Promise<number> {
  const open = Promise.withResolvers<CopyConnection>();
  const over = Promise.withResolvers<number>();
  let fault: Error | undefined;
  let rows = 0;
  run(client, {
    submit: (connection) => connection.query(text),
    handleCopyData: () => undefined,
    handleCopyInResponse: (connection) => open.resolve(connection),
    handleCommandComplete: (message) => (rows = rowsOf(message)),
    handleReadyForQuery: () => (fault === undefined ? over.resolve(rows) : over.reject(fault)),
    handleError: (given) => {
      fault = given;
      open.reject(given);
      // Without a transaction message after it, the fault alone ends the query.
      over.reject(given);
    },
  });
  over.promise.catch(() => undefined);
  const connection = await open.promise;
  try {
    for await (const chunk of content) {
      if (fault !== undefined) break;
      connection.sendCopyFromChunk(chunk);
      if (connection.stream.writableNeedDrain)
        await new Promise<void>((resolve) => connection.stream.once('drain', resolve));
    }
  } catch (cause) {
    connection.sendCopyFail('The archive ended early');
    await over.promise.catch(() => undefined);
    throw cause;
  }
  connection.endCopyFrom();
  return over.promise;
}
