import type { AnyOperation, Reader } from '#kernel';
import type { Parameters, ParametersParameter, Resource } from '#fhir';

/** Raw values of a FHIR Parameters: a repeated name where the reader takes several is a list. */
export function fromParameters(
  operation: AnyOperation,
  { parameter = [] }: Parameters,
): Readonly<Record<string, unknown>> {
  const { input: readers } = operation;
  const raw: Record<string, unknown> = {};
  for (const { name, ...rest } of parameter) {
    const value = valueOf(rest);
    if (readers[name]?.max === '*') raw[name] = [...((raw[name] as readonly unknown[] | undefined) ?? []), value];
    else raw[name] = value;
  }
  return raw;
}

/** Raw values of a query: text, turned into what the reader's FHIR type says. */
export function fromQuery(
  operation: AnyOperation,
  query: readonly (readonly [string, string])[],
): Readonly<Record<string, unknown>> {
  const { input: readers } = operation;
  const raw: Record<string, unknown> = {};
  for (const [name, text] of query) {
    if (name.startsWith('_')) continue;
    const reader = readers[name];
    const value = reader === undefined ? text : typed(reader, text);
    raw[name] = reader?.max === '*' ? [...((raw[name] as readonly unknown[] | undefined) ?? []), value] : value;
  }
  return raw;
}

const NUMBERS = new Set(['decimal', 'integer', 'positiveInt', 'unsignedInt']);

function typed({ fhirType }: Reader<unknown>, text: string): unknown {
  if (NUMBERS.has(fhirType) && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  if (fhirType === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function valueOf({ resource, part, ...rest }: Omit<ParametersParameter, 'name'>): unknown {
  if (resource !== undefined) return resource;
  if (part !== undefined) return Object.fromEntries(part.map(({ name, ...inner }) => [name, valueOf(inner)]));
  return Object.entries(rest).find(([name]) => name.startsWith('value'))?.[1];
}

/** The answer of an operation: a resource as it is, anything else as Parameters with `return`. */
export function answerResource(operation: AnyOperation, out: unknown): Resource {
  if (isResource(out)) return out;
  if (out === undefined || out === null) return { resourceType: 'Parameters' };
  const { fhirType } = operation.output;
  const values = Array.isArray(out) ? (out as readonly unknown[]) : [out];
  return {
    resourceType: 'Parameters',
    parameter: values.map((value) => ({
      name: 'return',
      ...(isResource(value)
        ? { resource: value }
        : { [`value${fhirType.charAt(0).toUpperCase()}${fhirType.slice(1)}`]: value }),
    })),
  };
}

const isResource = (value: unknown): value is Resource =>
  typeof value === 'object' && value !== null && 'resourceType' in value;
