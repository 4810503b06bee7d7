import type { Choice, Member, Type } from './model.ts';
import { systemTypes } from './system-types.ts';

/** The type of a value whose definition is unknown: any property can be read, and its type is what JSON says. */
export const untyped: Type = {
  namespace: 'FHIR',
  name: 'Element',
  kind: 'complex',
  base: undefined,
  system: undefined,
  member: (name: string) => member(name),
  property: (key: string) => ({ member: member(key), type: untyped }),
};

function member(name: string): Member {
  const choice: Choice = { key: name, companion: `_${name}`, type: untyped, open: true };
  return { name, choices: [choice] };
}

/** The type of a JSON value without a definition. */
export function typeOfJson(value: unknown): Type {
  switch (typeof value) {
    case 'boolean':
      return systemTypes.Boolean;
    case 'string':
      return systemTypes.String;
    case 'number':
      return Number.isInteger(value) ? systemTypes.Integer : systemTypes.Decimal;
    default:
      return untyped;
  }
}
