import { badValue, notSupported } from '../refusals.ts';
import type { Registry } from '../registry/registry.ts';
import { readInclude } from './read-include.ts';
import { readSort } from './read-sort.ts';
import type { Include, ParseOptions, SearchRequest, SortKey } from './request.ts';

/** What the result parameters of a search say. */
export interface ResultParameters {
  sort: readonly SortKey[];
  count: number;
  total: SearchRequest['total'];
  summary: SearchRequest['summary'];
  elements: readonly string[];
  readonly includes: Include[];
  cursor: string | undefined;
}

/** The parameters of a search without any result parameter. */
export const defaultResult = ({ defaultCount }: ParseOptions): ResultParameters => ({
  sort: [],
  count: defaultCount,
  total: undefined,
  summary: undefined,
  elements: [],
  includes: [],
  cursor: undefined,
});

type Read = (result: ResultParameters, name: string, raw: string, context: ResultContext) => void;

/** What reading a result parameter needs. */
export interface ResultContext {
  readonly types: readonly string[];
  readonly registry: Registry;
  readonly options: ParseOptions;
}

const TOTALS = ['none', 'estimate', 'accurate'] as const;
const SUMMARIES = ['true', 'text', 'data', 'count', 'false'] as const;

const READERS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['_sort', (result, name, raw, { types, registry }) => void (result.sort = readSort(types, name, raw, registry))],
  [
    '_count',
    (result, name, raw, { options }) => void (result.count = Math.min(wholeNumber(name, raw), options.maxCount)),
  ],
  ['_total', (result, name, raw) => void (result.total = oneOf(TOTALS, name, raw))],
  ['_summary', (result, name, raw) => void (result.summary = oneOf(SUMMARIES, name, raw))],
  [
    '_elements',
    (result, _name, raw) => void (result.elements = [...result.elements, ...raw.split(',').map((each) => each.trim())]),
  ],
  ['_include', (result, name, raw, context) => void result.includes.push(readInclude(name, raw, context))],
  ['_revinclude', (result, name, raw, context) => void result.includes.push(readInclude(name, raw, context))],
  ['_cursor', (result, _name, raw) => void (result.cursor = raw)],
  ['_contained', (_result, name, raw) => noContained(name, raw)],
  ['_containedType', (_result, name) => noContained(name, '')],
  ['_format', () => undefined],
  ['_pretty', () => undefined],
]);

/** Pairs that say how to answer, not what was asked: they stay out of the self link of a page. */
export const PAGING: ReadonlySet<string> = new Set(['_cursor', '_format', '_pretty']);

/** Reads a result parameter into `result`; false when the name is none. */
export function readResultParameter(
  result: ResultParameters,
  name: string,
  raw: string,
  context: ResultContext,
): boolean {
  const colon = name.indexOf(':');
  const code = colon < 0 ? name : name.slice(0, colon);
  if (colon >= 0 && code !== '_include' && code !== '_revinclude') return false;
  const read = READERS.get(code);
  read?.(result, name, raw, context);
  return read !== undefined;
}

function wholeNumber(name: string, raw: string): number {
  if (/^\d{1,9}$/u.test(raw)) return Number(raw);
  throw badValue(name, raw, { zh: '0 或正整数', en: '0 or a positive whole number' });
}

function oneOf<T extends string>(allowed: readonly T[], name: string, raw: string): T {
  const found = allowed.find((each) => each === raw);
  if (found !== undefined) return found;
  throw badValue(name, raw, { zh: allowed.join('、'), en: allowed.join(', ') });
}

function noContained(name: string, raw: string): void {
  if (raw === 'false') return;
  throw notSupported(name, {
    zh: '不在所含资源(contained)中检索,只支持 false',
    en: 'contained resources are not searched; only false is supported',
  });
}
