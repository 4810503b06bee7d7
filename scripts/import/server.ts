import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTokens, openTokenKey } from '#security';
import { readSettings, type Environment } from '../../apps/server/settings.ts';

/** The running hospital, asked with a token of its own data folder. */
export interface Server {
  /** http://127.0.0.1:8080/fhir/R4 */
  readonly base: string;
  ask(method: string, path: string, body?: BodyInit, headers?: Readonly<Record<string, string>>): Promise<Response>;
}

/** The hospital that the settings name: where its data folder says that it answers, else at its port. */
export function runningServer(environment: Environment, here: string): Server {
  const { data, port } = readSettings(environment, here);
  const base = `${announced(data) ?? `http://127.0.0.1:${port}`}/fhir/R4`;
  const tokens = createTokens(openTokenKey(join(data, 'keys')));
  return {
    base,
    ask: (method, path, body, headers = {}) => {
      const now = new Date();
      const expires = new Date(now.getTime() + 3_600_000);
      const token = tokens.issue({ subject: 'script:import', role: 'admin', name: 'import', expires }, now);
      return patiently(`${base}${path}`, {
        method,
        headers: { Authorization: `Bearer ${token}`, ...headers },
        ...(body === undefined ? {} : { body, duplex: 'half' }),
      });
    },
  };
}

function announced(data: string): string | undefined {
  try {
    const { url } = JSON.parse(readFileSync(join(data, 'running.json'), 'utf8')) as { readonly url?: string };
    return url;
  } catch {
    return undefined;
  }
}

const TRIES = 60;

/** Waits while the hospital is starting or busy; a stream cannot be sent twice. */
async function patiently(url: string, request: RequestInit): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    const answer = await fetch(url, request);
    if (answer.status !== 503 || tries === TRIES || request.body instanceof ReadableStream) return answer;
    await answer.arrayBuffer();
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
