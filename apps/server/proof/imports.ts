import { writeJson, type Resource } from '#fhir';
import { setTimeout as pause } from 'node:timers/promises';
import { chanceOf } from './chance.ts';
import { observation } from './writers.ts';
import { ask, type Sent, type Writing } from './writing.ts';

/** Lines of one import. */
const LINES = 1500;
/** Milliseconds that all imports may take after the last kill. */
const LIMIT_MS = 180_000;

/** An import that was asked for: the job outlives whoever is killed. */
export interface AskedImport {
  /** Where its state is told; undefined when the answer was lost. */
  readonly status: string | undefined;
  /** Its lines, each a write of its own, in doubt until the job is done. */
  readonly lines: readonly Sent[];
}

/** Asks for an import of lines with ids of their own. */
export async function startImport(writing: Writing, round: number): Promise<AskedImport> {
  const chance = chanceOf(round);
  const lines = Array.from({ length: LINES }, (_, n): Sent => {
    const id = `imported-${round}-${n}`;
    const content: Resource = { ...observation(chance, id, `Patient/imported-${n % 40}`), id };
    return { mark: id, contents: [content], told: 'doubt', named: [] };
  });
  writing.sent.push(...lines);
  const body = lines.flatMap(({ contents }) => contents.map((content) => writeJson(content))).join('\n');
  const answer = await ask(writing, 'POST', '/$import?name=lines.ndjson', body, {
    'Content-Type': 'application/fhir+ndjson',
    Prefer: 'respond-async',
  });
  const status = answer?.status === 202 ? answer.location?.replace(/^.*?\/fhir\/R4/u, '') : undefined;
  return { status, lines };
}

/** Waits for the imports and takes their lines as acknowledged; returns what went wrong with them. */
export async function finishImports(writing: Writing, asked: readonly AskedImport[]): Promise<readonly string[]> {
  const faults: string[] = [];
  const until = Date.now() + LIMIT_MS;
  for (const { status, lines } of asked) {
    if (status === undefined) continue;
    let answer = await ask(writing, 'GET', status);
    while ((answer === undefined || answer.status === 202) && Date.now() < until) {
      await pause(100);
      answer = await ask(writing, 'GET', status);
    }
    if (answer?.status !== 200) {
      faults.push(`${status}: ${answer?.status} ${answer?.text.slice(0, 300)}`);
      continue;
    }
    const { error = [] } = JSON.parse(answer.text) as { readonly error?: readonly unknown[] };
    if (error.length > 0) faults.push(`${status}: lines are refused: ${JSON.stringify(error)}`);
    for (const line of lines) {
      line.told = 'acknowledged';
      line.named = line.contents.map(({ resourceType, id = '' }) => ({ type: resourceType, id, version: 1 }));
    }
  }
  return faults;
}
