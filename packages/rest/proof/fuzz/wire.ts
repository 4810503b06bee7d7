import { connect } from 'node:net';

/** What came back over a connection; without a status where it was closed without an answer. */
export interface WireAnswer {
  readonly status: number | undefined;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Milliseconds until an answer must be there. */
const PATIENCE_MS = 30_000;

/** Sends parts of bytes, each after a pause, over a connection of their own, and reads to its end. */
export function wire(port: number, parts: readonly (Buffer | string)[], pauseMs = 0): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error(`No answer within ${PATIENCE_MS / 1000} s`));
    }, PATIENCE_MS);
    const done = (): void => {
      clearTimeout(timer);
      resolve(readAnswer(Buffer.concat(chunks)));
    };
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    // A server that refuses may close while we still send.
    socket.on('error', () => socket.destroy());
    socket.on('close', done);
    socket.on('connect', () => void sendAll(socket, parts, pauseMs));
  });
}

async function sendAll(
  socket: ReturnType<typeof connect>,
  parts: readonly (Buffer | string)[],
  pauseMs: number,
): Promise<void> {
  for (const part of parts) {
    if (socket.destroyed) return;
    if (!socket.write(part)) await new Promise((resolve) => void socket.once('drain', resolve).once('close', resolve));
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** The first answer in the bytes. */
function readAnswer(bytes: Buffer): WireAnswer {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return { status: undefined, headers: new Map(), body: bytes.toString('latin1') };
  const [line = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
  const headers = new Map(
    lines.map((one) => [one.slice(0, one.indexOf(':')).toLowerCase(), one.slice(one.indexOf(':') + 1).trim()] as const),
  );
  const status = Number(/^HTTP\/1\.[01] (\d{3})/u.exec(line)?.[1]);
  const rest = bytes.subarray(end + 4);
  // 100 Continue stands before the answer.
  if (status === 100) return readAnswer(rest);
  const body =
    headers.get('transfer-encoding') === 'chunked'
      ? unchunked(rest)
      : rest.subarray(0, Number(headers.get('content-length') ?? rest.length));
  return { status, headers, body: body.toString('utf8') };
}

function unchunked(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf('\r\n', at);
    const size = Number.parseInt(bytes.toString('latin1', at, end), 16);
    if (end < 0 || !(size > 0)) break;
    parts.push(bytes.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
  return Buffer.concat(parts);
}
