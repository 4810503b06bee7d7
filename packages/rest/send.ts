import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { FHIR_JSON, type Reply } from './reply.ts';

/** Writes an answer; HEAD gets its head alone. */
export async function send(
  response: ServerResponse,
  message: IncomingMessage,
  reply: Reply,
  id: string,
): Promise<void> {
  const { body = '' } = reply;
  const head: Record<string, string | number> = {
    'X-Request-Id': id,
    'Cache-Control': 'no-store',
    ...correlation(message),
    ...reply.headers,
  };
  if (typeof body === 'string' || Buffer.isBuffer(body)) {
    if (body.length > 0) head['Content-Type'] = reply.type ?? FHIR_JSON;
    head['Content-Length'] = typeof body === 'string' ? Buffer.byteLength(body) : body.length;
    response.writeHead(reply.status, head);
    response.end(message.method === 'HEAD' ? undefined : body);
    return;
  }
  head['Content-Type'] = reply.type ?? FHIR_JSON;
  response.writeHead(reply.status, head);
  const stream = body instanceof Readable ? body : Readable.from(body);
  await new Promise<void>((resolve, reject) => {
    stream.on('error', reject);
    response.on('close', () => {
      // A reader that went away ends the work behind the stream as well.
      stream.destroy();
      resolve();
    });
    stream.pipe(response);
  });
}

/** The caller's own id of its request goes back to it (FHIR R4 http.html#custom). */
function correlation({ headers }: IncomingMessage): Record<string, string> {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\x21-\x7e]{1,200}$/u.test(given) ? { 'X-Correlation-Id': given } : {};
}
