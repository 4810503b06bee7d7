import { systemTypes } from '../model/system-types.ts';
import { unknownVariable } from '../refusals.ts';
import { Item, itemOf, type Items } from '../values/item.ts';
import { fromConstant, fromItems, type Plan } from './plan.ts';
import type { Run } from './scope.ts';

/** Variables with a fixed text (FHIR R4 fhirpath.html#vars). */
const fixed: Readonly<Record<string, string>> = {
  ucum: 'http://unitsofmeasure.org',
  sct: 'http://snomed.info/sct',
  loinc: 'http://loinc.org',
};

/** The plan of `%name`; whether an environment knows other names shows when it is evaluated. */
export function variablePlan(name: string): Plan {
  if (name === 'context') return fromItems((scope) => [scope.run.root]);
  if (name === 'resource') return fromItems((scope) => [scope.run.resource]);
  if (name === 'rootResource') return fromItems((scope) => [scope.run.rootResource]);
  const text = Object.hasOwn(fixed, name) ? fixed[name] : prefixed(name);
  if (text !== undefined) return fromConstant([new Item(text, systemTypes.String)]);
  return fromItems((scope) => given(scope.run, name));
}

function prefixed(name: string): string | undefined {
  if (name.startsWith('vs-')) return `http://hl7.org/fhir/ValueSet/${name.slice(3)}`;
  if (name.startsWith('ext-')) return `http://hl7.org/fhir/StructureDefinition/${name.slice(4)}`;
  return undefined;
}

function given({ environment, model }: Run, name: string): Items {
  const variables = environment.variables ?? {};
  if (!Object.hasOwn(variables, name)) throw unknownVariable(name);
  const value = variables[name];
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.map((each: unknown) => itemOf(each, model)) : [itemOf(value, model)];
}
