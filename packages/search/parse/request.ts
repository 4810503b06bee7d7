import type { Words } from '#kernel';
import type { Parameter } from '../registry/parameter.ts';
import type { Condition } from './condition.ts';

/** A search, read and checked; immutable. */
export interface SearchRequest {
  /** One part per set of types that share a condition; a search on one type has one part. */
  readonly parts: readonly SearchPart[];
  readonly sort: readonly SortKey[];
  /** Matches on a page; 0 asks for the total alone. */
  readonly count: number;
  readonly total: 'none' | 'estimate' | 'accurate' | undefined;
  readonly summary: 'true' | 'text' | 'data' | 'count' | 'false' | undefined;
  readonly elements: readonly string[];
  readonly includes: readonly Include[];
  readonly cursor: string | undefined;
  /** What lenient handling left out, and why. */
  readonly ignored: readonly { readonly name: string; readonly reason: Words }[];
  /** The pairs that were used, for the self link; paging and format pairs left out. */
  readonly used: readonly (readonly [name: string, value: string])[];
}

/** Types and the condition on them. */
export interface SearchPart {
  readonly types: readonly string[];
  readonly where: Condition;
}

/** One key of `_sort`; missing values come last in both directions. */
export interface SortKey {
  readonly by: '_id' | '_lastUpdated' | 'parameter';
  /** By type, when `by` is 'parameter': one type only. */
  readonly parameter?: Parameter;
  readonly descending: boolean;
}

/** One `_include` or `_revinclude`. */
export interface Include {
  readonly reverse: boolean;
  readonly iterate: boolean;
  /** The type that holds the reference; `*` is any. */
  readonly source: string;
  /** Parameter code; `*` is every reference parameter of the source. */
  readonly code: string;
  readonly target?: string;
}

/** How a search is read. */
export interface ParseOptions {
  /** IANA zone in which dates without zone are read. */
  readonly zone: string;
  /** Strict refuses what it does not know; lenient leaves it out and says so (Prefer: handling). */
  readonly handling: 'strict' | 'lenient';
  /** Page size without `_count`, and its upper bound. */
  readonly defaultCount: number;
  readonly maxCount: number;
  /** Milliseconds since 1970: `ap` of dates is 10 % of the distance from now. */
  readonly now: number;
  /** Our own addresses (`https://host/fhir/R4`): absolute references below them are local. */
  readonly bases?: readonly string[];
}

/** What is searched: one type, several or all, or a compartment. */
export type SearchScope =
  | { readonly types: readonly string[] | 'all' }
  | {
      readonly compartment: { readonly type: string; readonly id: string };
      /** The types asked for within it: one, or every type of the compartment. */
      readonly types: readonly string[] | 'all';
    };
