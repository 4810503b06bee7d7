import { structureOf, writeJson, type ElementRule } from '#fhir';
import { resourceOf } from '#store';
import { wrongParameter } from './refusals.ts';

/** Forms of `_summary` that cut a resource down; what else it says is for the interaction to take or refuse. */
const SUMMARIES = ['true', 'text', 'data'] as const;

/** Refuses a `_summary` that a read or a history does not know. */
export function checkSummary(query: Pairs, more: readonly string[] = []): void {
  const known = [...SUMMARIES, 'false', ...more];
  const wrong = query.find(([name, value]) => name === '_summary' && !known.includes(value));
  if (wrong !== undefined)
    throw wrongParameter('_summary', `应为 ${known.join('、')}`, `must be one of ${known.join(', ')}`);
}

type Pairs = readonly (readonly [string, string])[];

const SUBSETTED = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' };

/** The resource cut down as `_summary` or `_elements` asks, tagged SUBSETTED (FHIR search.html 3.1.1.5.8–9). */
export function subset(text: string, query: Pairs): string {
  const asked = query.findLast(([name]) => name === '_summary')?.[1];
  const summary = SUMMARIES.find((one) => one === asked);
  const elements = query.filter(([name]) => name === '_elements').flatMap(([, value]) => value.split(','));
  if (text === '' || (summary === undefined && elements.length === 0)) return text;
  const resource = resourceOf(text);
  const keep = keptNames(resource.resourceType, summary, elements);
  if (keep === undefined) return text;
  const kept = Object.fromEntries(Object.entries(resource).filter(([name]) => keep(name.replace(/^_/u, ''))));
  const tag = [...(resource.meta?.tag ?? []), SUBSETTED];
  return writeJson({ resourceType: resource.resourceType, ...kept, meta: { ...resource.meta, tag } });
}

const ALWAYS = new Set(['resourceType', 'id', 'meta']);

function keptNames(
  type: string,
  summary: string | undefined,
  elements: readonly string[],
): ((name: string) => boolean) | undefined {
  const mandatory = mandatoryNames(type);
  switch (summary) {
    case 'true': {
      const names = summaryNames(type);
      return (name) => ALWAYS.has(name) || names.has(name);
    }
    case 'text':
      return (name) => ALWAYS.has(name) || name === 'text' || mandatory.has(name);
    case 'data':
      return (name) => name !== 'text';
    default: {
      // `Patient.name` and `name` both name the element.
      const wanted = new Set(elements.map((element) => element.split('.').at(-1) ?? ''));
      return (name) => ALWAYS.has(name) || mandatory.has(name) || [...wanted].some((element) => isNamed(name, element));
    }
  }
}

/** `value` names valueQuantity too. */
const isNamed = (name: string, element: string): boolean =>
  name === element || (name.startsWith(element) && /^[A-Z]/u.test(name.slice(element.length)));

/** Elements right below the type; `value` for value[x]. */
const namesOf = (type: string, wanted: (rule: ElementRule) => boolean): ReadonlySet<string> =>
  new Set(
    (structureOf(type)?.elements ?? [])
      .filter((rule) => rule.path.indexOf('.') === rule.path.lastIndexOf('.') && wanted(rule))
      .flatMap(({ name, choice, types }) =>
        choice ? types.map(({ code }) => name + code.charAt(0).toUpperCase() + code.slice(1)) : [name],
      ),
  );

const mandatoryNames = (type: string): ReadonlySet<string> => namesOf(type, ({ min }) => min > 0);
const summaryNames = (type: string): ReadonlySet<string> => namesOf(type, ({ summary }) => summary);
