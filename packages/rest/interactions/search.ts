import type { Interaction } from '../door.ts';
import { bundleText, entryText, linkUrl, type BundleLink } from '../bundle-text.ts';
import { subset } from '../subset.ts';
import type { Found, SearchPage } from '#store';
import type { FhirRequest } from '../request.ts';

/** Parameters that shape the answer's form, not the search. */
const FORM = new Set(['_format', '_pretty']);

/** Search over a type, a compartment or the system (FHIR search.html). */
export const search: Interaction = async ({ store }, { request, session }, { type, compartment }) => {
  const query = request.query.filter(([name]) => !FORM.has(name));
  const page = await store.search(
    session,
    {
      handling: request.prefer.handling,
      ...(type === undefined || type === '*' ? {} : { type }),
      ...(compartment === undefined ? {} : { compartment }),
    },
    query,
  );
  return { status: 200, body: pageText(page, request, query) };
};

/** A page of a search as a searchset bundle. */
export function pageText(page: SearchPage, request: FhirRequest, query: FhirRequest['query']): string {
  const ignored = new Set(page.ignored.map(({ name }) => name));
  const used = query.filter(([name]) => !ignored.has(name));
  const path = request.path.filter((part) => part !== '_search');
  const links: BundleLink[] = [{ relation: 'self', url: linkUrl(request.base, path, used) }];
  if (page.next !== undefined) {
    const next = [...used.filter(([name]) => name !== '_cursor'), ['_cursor', page.next] as const];
    links.push({ relation: 'next', url: linkUrl(request.base, path, next) });
  }
  const entries = page.found.map((found) => foundText(found, request));
  if (page.ignored.length > 0) entries.push(outcomeEntry(page.ignored));
  return bundleText({ type: 'searchset', ...(page.total === undefined ? {} : { total: page.total }), links, entries });
}

const foundText = ({ version, mode }: Found, request: FhirRequest): string =>
  entryText(
    `${request.base}/${version.type}/${version.id}`,
    mode === 'match' ? subset(version.text, request.query) : version.text,
    { search: { mode } },
  );

function outcomeEntry(ignored: SearchPage['ignored']): string {
  const issue = ignored.map(({ name, reason }) => ({
    severity: 'warning',
    code: 'not-supported',
    details: { text: `${name}: ${reason}` },
    expression: [name],
  }));
  return entryText(undefined, JSON.stringify({ resourceType: 'OperationOutcome', issue }), {
    search: { mode: 'outcome' },
  });
}
