import { wire, type WireAnswer } from './wire.ts';

/** A connection that misbehaves, and the statuses that may answer it; 0 where it may be closed without any. */
export interface Misbehaviour {
  readonly name: string;
  readonly allowed: readonly number[];
  /** Whether an answer says why, as an OperationOutcome. */
  readonly said: boolean;
  readonly run: (port: number, token: string) => Promise<WireAnswer>;
}

const head = (line: string, token: string, ...headers: readonly string[]): string =>
  [line, 'Host: x', `Authorization: Bearer ${token}`, 'Connection: close', ...headers, '', ''].join('\r\n');
const POST = 'POST /fhir/R4/Patient HTTP/1.1';
const JSON_TYPE = 'Content-Type: application/fhir+json';

/** Connections that no client of good faith makes. `limit` is what a body may have. */
export const misbehaviours = (limit: number): readonly Misbehaviour[] => [
  {
    name: 'a body that is declared too large',
    allowed: [413],
    said: true,
    run: (port, token) => wire(port, [head(POST, token, JSON_TYPE, `Content-Length: ${limit * 1000}`)]),
  },
  {
    name: 'a chunked body that grows too large',
    allowed: [413],
    said: true,
    run: (port, token) => {
      const chunk = Buffer.alloc(64_000, 0x20);
      const part = Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]);
      return wire(port, [
        head(POST, token, JSON_TYPE, 'Transfer-Encoding: chunked'),
        ...Array.from({ length: Math.ceil(limit / chunk.length) + 4 }, () => part),
        '0\r\n\r\n',
      ]);
    },
  },
  {
    name: 'a shorter Content-Length than the body',
    allowed: [400],
    said: true,
    run: (port, token) => wire(port, [head(POST, token, JSON_TYPE, 'Content-Length: 5'), '{"resourceType":"Patient"}']),
  },
  {
    name: 'a longer Content-Length than the body',
    allowed: [408],
    said: true,
    run: (port, token) =>
      wire(port, [head(POST, token, JSON_TYPE, 'Content-Length: 500'), '{"resourceType":"Patient"}']),
  },
  {
    name: 'a negative Content-Length',
    allowed: [400],
    said: true,
    run: (port, token) => wire(port, [head(POST, token, JSON_TYPE, 'Content-Length: -1'), '{}']),
  },
  {
    name: 'two lengths',
    allowed: [400],
    said: true,
    run: (port, token) => wire(port, [head(POST, token, JSON_TYPE, 'Content-Length: 2', 'Content-Length: 3'), '{}']),
  },
  {
    name: 'a length and chunks',
    allowed: [400],
    said: true,
    run: (port, token) =>
      wire(port, [
        head(POST, token, JSON_TYPE, 'Content-Length: 2', 'Transfer-Encoding: chunked'),
        '2\r\n{}\r\n0\r\n\r\n',
      ]),
  },
  {
    name: 'a broken chunk',
    allowed: [400],
    said: true,
    run: (port, token) => wire(port, [head(POST, token, JSON_TYPE, 'Transfer-Encoding: chunked'), 'zz\r\n{}\r\n']),
  },
  {
    name: 'a head that comes too slowly',
    allowed: [408],
    said: true,
    run: (port) =>
      wire(
        port,
        ['GET /fhir/R4/metadata HTTP/1.1\r\n', 'Host: x\r\n', ...Array.from({ length: 40 }, (_, n) => `X-${n}: y\r\n`)],
        250,
      ),
  },
  {
    name: 'a body that comes too slowly',
    allowed: [408],
    said: true,
    run: (port, token) =>
      wire(port, [head(POST, token, JSON_TYPE, 'Content-Length: 5000'), ...Array.from({ length: 40 }, () => ' ')], 250),
  },
  {
    name: 'a flood of headers',
    allowed: [431],
    said: true,
    run: (port, token) =>
      wire(port, [
        head(
          'GET /fhir/R4/metadata HTTP/1.1',
          token,
          ...Array.from({ length: 3000 }, (_, n) => `X-Flood-${n}: ${'y'.repeat(20)}`),
        ),
      ]),
  },
  {
    name: 'an endless address',
    allowed: [431],
    said: true,
    run: (port, token) => wire(port, [head(`GET /fhir/R4/Patient?name=${'x'.repeat(200_000)} HTTP/1.1`, token)]),
  },
  {
    name: 'no HTTP',
    allowed: [400],
    said: true,
    run: (port) => wire(port, ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03']),
  },
  { name: 'HTTP/2', allowed: [400], said: true, run: (port) => wire(port, ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n']) },
  {
    name: 'no Host',
    allowed: [400],
    said: false,
    run: (port) => wire(port, ['GET /fhir/R4/metadata HTTP/1.1\r\nConnection: close\r\n\r\n']),
  },
  {
    name: 'an unknown expectation',
    allowed: [417],
    said: false,
    run: (port, token) => wire(port, [head(POST, token, JSON_TYPE, 'Content-Length: 2', 'Expect: miracles'), '{}']),
  },
  {
    name: 'a header with a control character',
    allowed: [400],
    said: true,
    run: (port, token) => wire(port, [head('GET /fhir/R4/metadata HTTP/1.1', token, 'X-A: a\u0000b')]),
  },
  {
    name: 'a stranger with a large body',
    allowed: [401],
    said: true,
    run: (port) => wire(port, [head(POST, 'nobody', JSON_TYPE, 'Content-Length: 100000'), Buffer.alloc(100_000, 0x20)]),
  },
  { name: 'a caller that leaves in the middle', allowed: [0], said: false, run: (port, token) => leaving(port, token) },
];

/** Sends half a body and closes. */
async function leaving(port: number, token: string): Promise<WireAnswer> {
  const { connect } = await import('node:net');
  const socket = connect(port, '127.0.0.1');
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.write(`${head(POST, token, JSON_TYPE, 'Content-Length: 500')}{"resourceType"`);
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
  return { status: undefined, headers: new Map(), body: '' };
}
