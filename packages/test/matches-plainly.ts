import type { Resource } from '#fhir';
import type { Pairs } from '#store';

/** Whether members of the first level have these values: `status=active,done&subject=Patient/1&_id=x`. */
export function matchesPlainly(resource: Resource, query: Pairs): boolean {
  const members = resource as unknown as Readonly<Record<string, unknown>>;
  return query.every(([name, values]) => {
    const value = name === '_id' ? members['id'] : members[name];
    return values.split(',').some((wanted) => textsOf(value).includes(wanted));
  });
}

function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [String(value)];
  const { reference, code, coding } = value as Readonly<Record<string, unknown>>;
  return [reference, code, ...(Array.isArray(coding) ? coding.flatMap(textsOf) : [])].filter(
    (text) => typeof text === 'string',
  );
}
