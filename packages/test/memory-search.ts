import { targetOf, type List, type Resource } from '#fhir';
import { matches, parseSearch, standardRegistry, ucum, zoneOffset, type Condition, type Parameter } from '#search';
import type { Pairs } from '#store';
import type { MemoryRecords } from './memory-records.ts';

/** Every match of a search on one type, in order of creation. */
export type MemorySearch = (type: string, query: Pairs) => readonly Resource[];

/**
 * Searches records in memory: read by the parser of `#search` and compared by its evaluator, so that a test finds what
 * the store would find. Value sets and hierarchies need terminology and are a fault of the test.
 */
export function memorySearch(records: MemoryRecords, zone: string, now: () => Date): MemorySearch {
  const registry = standardRegistry();
  const context = { zone: zoneOffset(zone), bases: [], canonicalUnit: ucum };

  const meets = (condition: Condition, resource: Resource): boolean => {
    switch (condition.op) {
      case 'and':
        return condition.of.every((each) => meets(each, resource));
      case 'or':
        return condition.of.some((each) => meets(each, resource));
      case 'not':
        return !meets(condition.of, resource);
      case 'chain':
        return targets(condition.parameter, resource).some((name) =>
          condition.branches.some(({ type, where }) => {
            const target = targetIn(records, name, type);
            return target !== undefined && meets(where, target);
          }),
        );
      case 'has':
        return records
          .all(condition.type)
          .some(
            (source) =>
              targets(condition.parameter, source).includes(nameOf(resource)) && meets(condition.where, source),
          );
      case 'listed':
        return listed(records, condition.list).includes(nameOf(resource));
      case 'updated': {
        const parameter = registry.demand(resource.resourceType, '_lastUpdated');
        return matches({ op: 'value', parameter, test: condition.test }, resource, context);
      }
      case 'value':
        if (condition.test.kind !== 'hierarchy' && condition.test.kind !== 'codes') break;
        throw new Error(`${condition.parameter.code}: value sets and hierarchies are not searched in memory`);
      case 'selves':
        throw new Error('Selves are not searched in memory');
      default:
    }
    return matches(condition, resource, context);
  };

  return (type, query) => {
    const options = { zone, handling: 'strict', defaultCount: 5000, maxCount: 5000, now: now().getTime() } as const;
    const { parts } = parseSearch({ types: [type] }, query, registry, options);
    return records.all(type).filter((resource) => parts.every(({ where }) => meets(where, resource)));
  };
}

const nameOf = ({ resourceType, id = '' }: Resource): string => `${resourceType}/${id}`;

/** `Type/id` of everything that a reference parameter finds. */
function targets(parameter: Parameter, resource: Resource): readonly string[] {
  const found: string[] = [];
  parameter.walk(resource, (value) => {
    const target = textOf(value) === undefined ? undefined : targetOf(textOf(value) ?? '');
    if (target?.base === '') found.push(`${target.type}/${target.id}`);
  });
  return found;
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || !('reference' in value)) return undefined;
  return typeof value.reference === 'string' ? value.reference : undefined;
}

function targetIn(records: MemoryRecords, name: string, type: string): Resource | undefined {
  const [found, id = ''] = name.split('/');
  return found === type ? records.current(type, id)?.resource : undefined;
}

function listed(records: MemoryRecords, id: string): readonly string[] {
  const list = records.current('List', id)?.resource as List | undefined;
  return (list?.entry ?? []).flatMap(({ item }) => item.reference ?? []);
}
