import type { Encounter, HumanName, Observation, Resource } from '#fhir';

/** How each search parameter that the screens use is answered here; the real store knows many more. */
const tests: Readonly<Record<string, (resource: Resource, value: string) => boolean>> = {
  patient: (resource, value) => subjectOf(resource) === `Patient/${value}`,
  status: (resource, value) => 'status' in resource && value.split(',').includes(String(resource.status)),
  class: (resource, value) => resource.resourceType === 'Encounter' && resource.class.code === value,
  interpretation: (resource, value) =>
    resource.resourceType === 'Observation' &&
    (resource.interpretation ?? []).some(({ coding = [] }) => coding.some(({ code }) => value.split(',').includes(code ?? ''))),
  date: (resource, value) => dated(dateOf(resource), value),
  name: (resource, value) => resource.resourceType === 'Patient' && (resource.name ?? []).some((name) => named(name, value)),
  identifier: (resource, value) => resource.resourceType === 'Patient' && (resource.identifier ?? []).some((one) => one.value === value),
  birthdate: (resource, value) => resource.resourceType === 'Patient' && resource.birthDate === value,
};

const subjectOf = (resource: Resource): string | undefined => {
  if ('subject' in resource && resource.subject && 'reference' in resource.subject) return resource.subject.reference;
  return 'patient' in resource && resource.patient && 'reference' in resource.patient ? resource.patient.reference : undefined;
};

const dateOf = (resource: Resource): string | undefined => {
  if (resource.resourceType === 'Encounter') return (resource satisfies Encounter).period?.start;
  if (resource.resourceType === 'Observation') return (resource satisfies Observation).effectiveDateTime;
  return 'date' in resource && typeof resource.date === 'string' ? resource.date : resource.meta?.lastUpdated;
};

function dated(date: string | undefined, value: string): boolean {
  if (date === undefined) return false;
  const [, prefix = '', wanted = ''] = /^(ge|sa|le|lt|gt)?(.*)$/.exec(value) ?? [];
  if (prefix === 'ge') return Date.parse(date) >= Date.parse(wanted);
  // Dates without zone are days of the hospital's zone; this hospital is in Shanghai (UTC+8).
  const day = new Date(Date.parse(date) + 8 * 3_600_000).toISOString().slice(0, wanted.length);
  return prefix === 'sa' ? day > wanted : day === wanted;
}

function named({ text = '', family = '', given = [] }: HumanName, value: string): boolean {
  const parts = [text, family, ...given, [family, ...given].join(' ')].map((part) => part.toLowerCase());
  const initials = [family, ...given].map((part) => part.replace(/[^A-Z]/g, '')).join('').toLowerCase();
  const wanted = value.toLowerCase();
  return parts.some((part) => part.startsWith(wanted)) || initials === wanted || parts.join('').replace(/\s/g, '').startsWith(wanted);
}

/** What a search finds, sorted; `unknown` names a parameter that this store does not have. */
export function find(store: readonly Resource[], type: string, query: URLSearchParams): { readonly found: readonly Resource[]; readonly unknown?: string } {
  let found = store.filter((resource) => resource.resourceType === type);
  for (const [name, value] of query) {
    if (name.startsWith('_') || name === 'page') continue;
    const test = tests[name];
    if (!test) return { found: [], unknown: name };
    found = found.filter((resource) => test(resource, value));
  }
  const sort = query.get('_sort');
  if (sort === '-date') found = found.toSorted((a, b) => (dateOf(b) ?? '').localeCompare(dateOf(a) ?? ''));
  if (sort === '-_lastUpdated') found = found.toSorted((a, b) => (b.meta?.lastUpdated ?? '').localeCompare(a.meta?.lastUpdated ?? ''));
  return { found };
}

/** The resources that `_include` brings along: only subjects are asked for. */
export function included(store: readonly Resource[], found: readonly Resource[]): readonly Resource[] {
  const wanted = new Set(found.map(subjectOf));
  return store.filter((resource) => wanted.has(`${resource.resourceType}/${resource.id}`));
}
