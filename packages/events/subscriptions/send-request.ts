import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { AllowedAddress } from './allowed-address.ts';

/** One request that leaves the house. */
export interface Outbound {
  readonly method: 'POST' | 'PUT';
  /** Text of FHIR JSON; empty sends none. */
  readonly body: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly signal: AbortSignal;
}

/** Bytes of an answer that are looked at; nothing of it is used. */
const ANSWER_BYTES = 65_536;

/** Sends a request and resolves when it was accepted (2xx); redirects are not followed, so that none leads elsewhere. */
export function sendRequest(
  { url, lookup }: AllowedAddress,
  { method, body, headers, signal }: Outbound,
): Promise<void> {
  const options: RequestOptions = {
    method,
    lookup,
    signal,
    agent: false,
    headers: {
      ...Object.fromEntries(headers),
      ...(body === '' ? {} : { 'Content-Type': 'application/fhir+json' }),
      'Content-Length': Buffer.byteLength(body),
    },
  };
  const answered = Promise.withResolvers<void>();
  const sent = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options, (answer) => {
    const status = answer.statusCode ?? 0;
    drain(answer);
    if (status >= 200 && status < 300) answered.resolve();
    else answered.reject(new Error(`${url.host} answered ${status}`));
  });
  sent.on('error', answered.reject);
  sent.end(body);
  return answered.promise;
}

function drain(answer: IncomingMessage): void {
  let bytes = 0;
  answer.on('error', () => undefined);
  answer.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > ANSWER_BYTES) answer.destroy();
  });
}
