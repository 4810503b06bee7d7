import type { CodeLists } from './code-lists.ts';
import type { ValueSet } from './definition-shapes.ts';
import type { Definitions } from './package.ts';
import { writeShelf } from './shelf-writer.ts';
import { slim } from './slim.ts';

/**
 * Systems whose own licence is not CC0, or that are imported as data: a set that enumerates their codes is left out.
 * (A set that only names the system or a filter stays.)
 */
const foreign = ['http://snomed.info/sct', 'http://loinc.org', 'http://www.ama-assn.org/go/cpt'];

/** Writes FHIR's own value sets (HL7 v3 and v2 tables among them) without prose. */
export function writeValueSets({ valueSets }: Definitions): string {
  const kept = valueSets.filter((set) => !enumeratesForeign(set) && !set.url.includes('example'));
  return writeShelf('value-sets', new Map(kept.map((set) => [set.url, slim(set)])));
}

const enumeratesForeign = ({ compose }: ValueSet): boolean =>
  compose?.include.some(({ system, concept }) => system !== undefined && concept && foreign.includes(system)) ?? false;

/** Writes the code lists of all value sets with a required binding; null where the set is not enumerable here. */
export function writeRequiredCodes({ structures }: Definitions, lists: CodeLists): string {
  const bound = structures.flatMap(({ snapshot }) =>
    snapshot.element.flatMap(({ binding }) =>
      binding?.strength === 'required' && binding.valueSet ? [binding.valueSet.split('|')[0] ?? ''] : [],
    ),
  );
  const records = [...new Set(bound)].toSorted().map((url): [string, unknown] => {
    const list = lists(url);
    return [url, list ? Object.fromEntries(list) : null];
  });
  return writeShelf('required-codes', new Map(records));
}
