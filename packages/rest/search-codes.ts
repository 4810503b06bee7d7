import type { CodesAsk } from '#search';
import { loadValueSet, valueSetCodes, type TerminologySource } from '#terminology';
import { systemNeeded, systemNotLoaded } from './refusals.ts';

interface Code {
  readonly system: string;
  readonly code: string;
}

/** Codes of a value set that a search asks for at most. */
const MOST = 50_000;

/** What `:in`, `:not-in`, `:below` and `:above` mean, from the terminology that is loaded. */
export async function searchCodes(source: TerminologySource, ask: CodesAsk, name: string): Promise<readonly Code[]> {
  if (ask.how === 'in') {
    const { members } = await valueSetCodes(await loadValueSet(ask.valueSet, source), source).list({
      offset: 0,
      limit: MOST,
    });
    return members.map(({ system, concept }) => ({ system, code: concept.code }));
  }
  const { system, code, how } = ask;
  if (system === undefined) throw systemNeeded(name);
  const concepts = await source.concepts(system);
  if (concepts === undefined) throw systemNotLoaded(name, system);
  // `generalizes` is is-a looked at from below: the code and all above it.
  const filter = { property: 'concept', op: how === 'below' ? 'is-a' : 'generalizes', value: code } as const;
  const { concepts: found } = await concepts.find({ filters: [filter], offset: 0, count: MOST });
  return found.map((concept) => ({ system, code: concept.code }));
}
