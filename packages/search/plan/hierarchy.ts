import type { Node } from './node.ts';
import { bigints } from './statement.ts';
import type { SqlContext } from './check.ts';

/**
 * Selves of a resource and everything below it (what points to it by the slot, and so on down) or above it
 * (`:below`, `:above` of references, FHIR R4 search.html#reference).
 */
export function hierarchySelves(
  { tree, how, self }: Node & { readonly kind: 'hierarchy' },
  { writer, access }: SqlContext,
): string {
  const [w, i, g] = [writer.alias('w'), writer.alias('i'), writer.alias('g')];
  const start = `select unnest(${writer.put(bigints([self]), 'bigint[]')}) as self`;
  const seen = access?.(i, writer.put) ?? 'true';
  const step =
    how === 'below'
      ? `select ${i}.self from ${w} join suwen.resource ${i} on ${i}.facts @> array[${writer.put(String(tree), 'bigint')} # ${w}.self] where not ${i}.deleted and (${seen})`
      : `select ${i}.links[${g} + 1] from ${w} join suwen.resource ${i} on ${i}.self = ${w}.self, generate_series(1, cardinality(${i}.links), 2) ${g}` +
        ` where not ${i}.deleted and (${seen}) and ${i}.links[${g}] = ${writer.put(String(tree), 'bigint')}`;
  return `with recursive ${w} as (${start} union ${step}) select self from ${w}`;
}
