import type { CodeableConcept, Coding, Parameters, ParametersParameter, Resource } from '#fhir';
import type { Asked } from '../door.ts';
import { parameterNotHere, wrongParameter } from '../refusals.ts';
import { operationInput } from './input.ts';

/** The parameters of an operation, each read as the type that is asked for; refused by name where it is another. */
export interface Given {
  readonly text: (name: string) => string | undefined;
  readonly texts: (name: string) => readonly string[] | undefined;
  readonly flag: (name: string) => boolean | undefined;
  /** A whole number. */
  readonly whole: (name: string) => number | undefined;
  readonly coding: (name: string) => Coding | undefined;
  readonly concept: (name: string) => CodeableConcept | undefined;
  /** A resource; of the type `type` where one is named. */
  readonly resource: <T extends Resource>(name: string, type?: T['resourceType']) => T | undefined;
  /** The parts of each repetition. */
  readonly parts: (name: string) => readonly Given[];
}

/**
 * The parameters of a request: of a GET from its query, of a POST from its body and query. One that is not among
 * `known` is refused; handling=lenient leaves it out.
 */
export function given({ request }: Asked, known: readonly string[]): Given {
  const { parameter = [] }: Parameters = operationInput(request);
  if (request.prefer.handling === 'strict') {
    for (const { name } of parameter) if (!known.includes(name)) throw parameterNotHere(name, known);
  }
  return readers(parameter);
}

/** The object without its undefined fields. */
export function present<T>(fields: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

function readers(parameter: readonly ParametersParameter[]): Given {
  const all = (name: string): readonly ParametersParameter[] => parameter.filter((one) => one.name === name);
  const one = (name: string): ParametersParameter | undefined => {
    const found = all(name);
    if (found.length > 1) throw wrongParameter(name, '只能出现一次', 'may stand once only');
    return found[0];
  };
  const read = <T>(name: string, as: (value: unknown, name: string) => T): T | undefined => {
    const found = one(name);
    return found === undefined ? undefined : as(valueOf(found), name);
  };
  return {
    text: (name) => read(name, asText),
    texts: (name) => {
      const found = all(name).map((each) => asText(valueOf(each), name));
      return found.length === 0 ? undefined : found;
    },
    flag: (name) => read(name, asFlag),
    whole: (name) => read(name, asWhole),
    coding: (name) => read(name, asObject) as Coding | undefined,
    concept: (name) => read(name, asObject) as CodeableConcept | undefined,
    resource: <T extends Resource>(name: string, type?: T['resourceType']): T | undefined => {
      const found = one(name);
      if (found === undefined) return undefined;
      const { resource } = found;
      if (resource !== undefined && (type === undefined || resource.resourceType === type)) return resource as T;
      throw wrongParameter(name, `必须是资源 ${type ?? ''}`, `must be a resource ${type ?? ''}`);
    },
    parts: (name) => all(name).map(({ part = [] }) => readers(part)),
  };
}

/** The value, whatever its FHIR type: a code may come as string, uri or code. */
const valueOf = (parameter: ParametersParameter): unknown =>
  Object.entries(parameter).find(([key]) => key.startsWith('value'))?.[1];

function asText(value: unknown, name: string): string {
  if (typeof value === 'string') return value;
  throw wrongParameter(name, '必须是文本', 'must be text');
}

/** A query says `true` as text. */
function asFlag(value: unknown, name: string): boolean {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw wrongParameter(name, '必须是 true 或 false', 'must be true or false');
}

function asWhole(value: unknown, name: string): number {
  const number = typeof value === 'string' && /^[+-]?\d{1,10}$/u.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number)) return number;
  throw wrongParameter(name, '必须是整数', 'must be a whole number');
}

function asObject(value: unknown, name: string): unknown {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw wrongParameter(name, '须以 POST 在 Parameters 中给出', 'must be given in Parameters by POST');
}
