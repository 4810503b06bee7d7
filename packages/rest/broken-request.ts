import { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { Refusal } from '#kernel';
import { outcomeOf } from './outcome.ts';

/** What Node's parser names, and what it means in HTTP. */
const STATUS: Readonly<Record<string, readonly [number, string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'Payload Too Large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
};

/**
 * Answers what is no HTTP request (for `clientError` of a server): too slow, too long, or broken. Closes the connection;
 * where an answer is under way already it only closes.
 */
export function refuseBroken(fault: Error & { readonly code?: string }, socket: Duplex): void {
  if (fault.code === 'ECONNRESET' || !socket.writable || hasAnswered(socket)) {
    socket.destroy();
    return;
  }
  const [status, reason] = STATUS[fault.code ?? ''] ?? [400, 'Bad Request'];
  const words = { 'zh-CN': `不是有效的 HTTP 请求(${reason})`, en: `This is no valid HTTP request (${reason})` };
  const body = JSON.stringify(outcomeOf(new Refusal('incorrect', 'rest/broken-request', words), 'en'));
  socket.end(
    [
      `HTTP/1.1 ${status} ${reason}`,
      'Content-Type: application/fhir+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
    () => socket.destroy(),
  );
}

/** Whether the head of an answer has left; Node keeps the answer under way at the socket. */
function hasAnswered(socket: Duplex): boolean {
  const under: unknown = Reflect.get(socket, '_httpMessage');
  return under instanceof ServerResponse && under.headersSent;
}
