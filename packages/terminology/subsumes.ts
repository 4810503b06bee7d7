import type { Coding, Parameters } from '#fhir';
import type { Concepts } from './concepts.ts';
import type { TerminologyContext } from './expand.ts';
import { parameters } from './parameters.ts';
import { codeNotFound, differentSystems, incompleteSystem, missingInput, systemNotLoaded } from './refusals.ts';

/** Input of CodeSystem/$subsumes: `system` with two codes, or two codings of one system. */
export interface Subsumes {
  readonly system?: string;
  readonly version?: string;
  readonly codeA?: string;
  readonly codeB?: string;
  readonly codingA?: Coding;
  readonly codingB?: Coding;
}

/** How code A stands to code B (FHIR R4 `concept-subsumption-outcome`). */
export type SubsumptionOutcome = 'equivalent' | 'subsumes' | 'subsumed-by' | 'not-subsumed';

/** CodeSystem/$subsumes (FHIR R4 codesystem-operation-subsumes). */
export async function subsumes(input: Subsumes, { source }: TerminologyContext): Promise<Parameters> {
  const a = input.codeA ?? input.codingA?.code;
  const b = input.codeB ?? input.codingB?.code;
  const systemA = input.codingA?.system ?? input.system;
  const systemB = input.codingB?.system ?? input.system;
  if (a === undefined || b === undefined || systemA === undefined || systemB === undefined) {
    throw missingInput('system + codeA + codeB, codingA + codingB');
  }
  if (systemA !== systemB) throw differentSystems(systemA, systemB);
  const version = input.version ?? input.codingA?.version;
  const concepts = await source.concepts(systemA, version);
  if (concepts === undefined) throw systemNotLoaded(systemA, version);
  return parameters({ name: 'outcome', valueCode: await outcomeOf(concepts, a, b) });
}

async function outcomeOf(concepts: Concepts, a: string, b: string): Promise<SubsumptionOutcome> {
  const codes: string[] = [];
  for (const code of [a, b]) {
    const concept = await concepts.lookup(code);
    if (concept === undefined) throw (concepts.complete ? codeNotFound : incompleteSystem)(concepts.system, code);
    codes.push(concept.code);
  }
  const [first = a, second = b] = codes;
  if (first === second) return 'equivalent';
  if (await concepts.isA(second, first)) return 'subsumes';
  if (await concepts.isA(first, second)) return 'subsumed-by';
  return 'not-subsumed';
}
