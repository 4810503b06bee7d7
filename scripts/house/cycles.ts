import { isCode, type Fault, type House } from './file.ts';
import { follow, importsOf } from './imports.ts';

/** No file leads back to itself over imports of values (Tarjan's strongly connected components). */
export function noCycles(house: House): readonly Fault[] {
  const graph = valueGraph(house);
  return componentsOf(graph)
    .filter((members) => members.length > 1 || graph.get(members[0] ?? '')?.includes(members[0] ?? ''))
    .map((members) => {
      const sorted = members.toSorted();
      return { rule: 'no-cycles', path: sorted[0] ?? '', says: `imports itself by way of ${sorted.join(' → ')}` };
    });
}

function valueGraph(house: House): ReadonlyMap<string, readonly string[]> {
  const paths = new Set(house.files.filter(({ path }) => isCode(path)).map(({ path }) => path));
  const edges = house.files.map((file) => {
    const targets = importsOf(file)
      .filter(({ typeOnly }) => !typeOnly)
      .map(({ specifier }) => follow(house, file.path, specifier))
      .flatMap((target) => (target.kind === 'file' && paths.has(target.path) ? [target.path] : []));
    return [file.path, targets] as const;
  });
  return new Map(edges);
}

interface Visit {
  readonly index: number;
  low: number;
}

function componentsOf(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const visits = new Map<string, Visit>();
  const stack: string[] = [];
  const found: string[][] = [];

  const visit = (node: string): Visit => {
    const mine: Visit = { index: visits.size, low: visits.size };
    visits.set(node, mine);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      const known = visits.get(next);
      if (!known) mine.low = Math.min(mine.low, visit(next).low);
      else if (stack.includes(next)) mine.low = Math.min(mine.low, known.index);
    }
    if (mine.low === mine.index) found.push(stack.splice(stack.lastIndexOf(node)));
    return mine;
  };
  for (const node of graph.keys()) if (!visits.has(node)) visit(node);
  return found;
}
