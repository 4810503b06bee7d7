import type { WireAnswer } from './wire.ts';

/** What is wrong with an answer; undefined where it is as it should be: 2xx, 304, or a 4xx with an OperationOutcome. */
export function fault(method: string, { status, headers, body }: WireAnswer): string | undefined {
  if (status === undefined) return 'closed without an answer';
  if (status >= 500) return `status ${status}: ${body.slice(0, 300)}`;
  if (status < 200 || (status >= 300 && status !== 304 && status < 400)) return `status ${status}`;
  // Of a request whose head is too long nobody knows the method.
  if (status !== 431 && (method === 'HEAD' || status === 304))
    return body === '' ? undefined : 'a body where none belongs';
  // Node itself answers an Expect that it does not know.
  if (status === 417 && body === '') return undefined;
  const isJson = (headers.get('content-type') ?? '').includes('json');
  if (status < 400) return isJson ? badEntries(body) : undefined;
  if (!isJson) return `status ${status} without JSON`;
  const outcome = parsed(body);
  return outcome?.['resourceType'] === 'OperationOutcome'
    ? undefined
    : `status ${status} without OperationOutcome: ${body.slice(0, 200)}`;
}

/** An entry of a batch may not have met a bug either. */
function badEntries(body: string): string | undefined {
  const value = parsed(body);
  if (value === undefined) return `no JSON: ${body.slice(0, 100)}`;
  const { entry, resourceType } = value;
  if (resourceType !== 'Bundle' || !Array.isArray(entry)) return undefined;
  const broken = entry.find((one: { readonly response?: { readonly status?: string } }) =>
    one?.response?.status?.startsWith('5'),
  );
  return broken === undefined ? undefined : `entry ${JSON.stringify(broken).slice(0, 300)}`;
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
