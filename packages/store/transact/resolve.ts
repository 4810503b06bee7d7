import { conditionsOf, type FindRows } from '../condition.ts';
import type { Pairs, Session } from '../fhir-store.ts';
import { unresolvedReference } from '../refusals.ts';
import type { Sql } from '../sql.ts';
import type { Identified } from './identify.ts';
import { referenceTexts } from './references.ts';

/** `Practitioner?identifier=x|y` in place of a reference (http.html 3.1.0.11.2.1). */
const CONDITIONAL = /^([A-Z][A-Za-z]+)\?(.+)$/u;

/** What each fullUrl and each conditional reference of the transaction stands for: `Type/id`. */
export async function targetsOf(
  find: FindRows,
  sql: Sql,
  session: Session,
  found: readonly Identified[],
): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  for (const { entry, id, match, twin } of found) {
    const target = id ?? match?.id ?? twin?.id;
    if (entry.fullUrl !== undefined && target !== undefined && entry.method !== 'DELETE')
      targets.set(entry.fullUrl, `${entry.type}/${target}`);
  }
  const texts = found.flatMap(({ entry }) =>
    entry.resource ? referenceTexts(entry.resource, `${entry.place}.resource`) : [],
  );
  const conditional = new Map<string, string>();
  for (const { text, place } of texts) {
    if (text.startsWith('urn:') && !targets.has(text)) {
      throw unresolvedReference(text, place, '在本次事务中没有对应条目', 'names no entry of this transaction');
    }
    if (CONDITIONAL.test(text)) conditional.set(text, place);
  }
  for (const [text, place] of conditional) targets.set(text, await conditionalTarget(find, sql, session, text, place));
  return targets;
}

async function conditionalTarget(
  find: FindRows,
  sql: Sql,
  session: Session,
  text: string,
  place: string,
): Promise<string> {
  const [, type = '', query = ''] = CONDITIONAL.exec(text) ?? [];
  const rows = await find(sql, session, type, conditionsOf(type, pairs(query)), 2);
  const [row] = rows;
  if (row === undefined) throw unresolvedReference(text, place, '没有匹配的资源', 'matches no resource');
  if (rows.length > 1) throw unresolvedReference(text, place, '匹配多个资源', 'matches several resources');
  return `${type}/${row.id}`;
}

const pairs = (text: string): Pairs => [...new URLSearchParams(text)];
