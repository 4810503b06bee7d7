import type { Interaction } from '../door.ts';
import { bundleText, entryText, linkUrl, selfLink, type BundleLink } from '../bundle-text.ts';
import { checkSummary, subset } from '../subset.ts';
import { etag } from '../reply.ts';
import { wrongParameter } from '../refusals.ts';
import type { FhirRequest } from '../request.ts';
import type { HistoryRange, Version } from '#store';
import { dateRange } from '#fhir';

/** `_history` of an instance, a type or the system (FHIR http.html 3.1.0.13). */
export const history: Interaction = async ({ store, zone }, { request, session }, { type, id }) => {
  checkSummary(request.query, ['count']);
  const range = rangeOf(request, zone);
  const scope = { ...(type === undefined ? {} : { type }), ...(id === undefined ? {} : { id }) };
  const page = await store.history(session, scope, range);
  return {
    status: 200,
    body: bundleText({
      type: 'history',
      ...(page.total === undefined ? {} : { total: page.total }),
      links: [selfLink(request), ...(page.next === undefined ? [] : [nextLink(request, page.next)])],
      entries: page.versions.map((version) => historyEntry(version, request)),
    }),
  };
};

function historyEntry(version: Version, { base, query }: FhirRequest): string {
  const { type, id } = version;
  const method = version.deleted ? 'DELETE' : version.version === 1 ? 'POST' : 'PUT';
  return entryText(`${base}/${type}/${id}`, subset(version.text, query), {
    request: { method, url: method === 'POST' ? type : `${type}/${id}` },
    response: {
      status: version.deleted ? '204' : version.version === 1 ? '201' : '200',
      etag: etag(version.version),
      lastModified: new Date(version.updated).toISOString(),
    },
  });
}

const nextLink = ({ base, path, query }: FhirRequest, cursor: string): BundleLink => ({
  relation: 'next',
  url: linkUrl(base, path, [...query.filter(([name]) => name !== '_cursor'), ['_cursor', cursor]]),
});

const MOST = 1000;

function rangeOf({ query }: FhirRequest, zone: string): HistoryRange {
  let range: HistoryRange = { count: 100 };
  for (const [name, value] of query) {
    if (name === '_count' || (name === '_summary' && value === 'count'))
      range = { ...range, count: name === '_summary' ? 0 : countOf(value) };
    else if (name === '_since') range = { ...range, since: boundsOf(name, value, zone)[0] };
    else if (name === '_at') range = { ...range, at: boundsOf(name, value, zone) };
    else if (name === '_cursor') range = { ...range, cursor: value };
    else if (!['_format', '_pretty', '_summary', '_elements'].includes(name)) {
      throw wrongParameter(
        name,
        '在历史中不可用;可用 _since、_at、_count',
        'is unknown in a history; known are _since, _at, _count',
      );
    }
  }
  return range;
}

function countOf(value: string): number {
  const count = Number(value);
  if (/^\d{1,6}$/u.test(value)) return Math.min(Math.max(count, 0), MOST);
  throw wrongParameter('_count', '必须是不小于 0 的整数', 'must be a whole number from 0');
}

function boundsOf(name: string, value: string, zone: string): readonly [number, number] {
  const bounds = dateRange(value.replaceAll(' ', '+'), zone);
  if (bounds) return bounds;
  throw wrongParameter(name, '必须是日期或时刻', 'must be a date or an instant');
}
