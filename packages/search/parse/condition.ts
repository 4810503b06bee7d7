import type { Parameter } from '../registry/parameter.ts';

/** Comparison prefixes of ordered values (FHIR R4 search.html#prefix). */
export type Prefix = 'eq' | 'ne' | 'gt' | 'lt' | 'ge' | 'le' | 'sa' | 'eb' | 'ap';

/** What one value of a parameter is compared with. */
export type Test =
  | TokenTest
  | StringTest
  | ReferenceTest
  | DateTest
  | NumberTest
  | QuantityTest
  | UriTest
  | CompositeTest
  | NearTest
  | UnequalTest;

/** `system|code`, `code`, `|code`, `system|`; by text; by identifier type; by value set or hierarchy. */
export type TokenTest =
  | { readonly kind: 'token'; /** '' is: without a system. */ readonly system?: string; readonly code?: string }
  | { readonly kind: 'token-text'; readonly text: string }
  | { readonly kind: 'of-type'; readonly system: string; readonly code: string; readonly value: string }
  /** `members` (`system U+0000 code`) where the list was resolved, but is too long for SQL. */
  | { readonly kind: 'codes'; readonly ask: CodesAsk; readonly members?: ReadonlySet<string> };

/** Codes that only terminology knows; resolved before planning. */
export type CodesAsk =
  | { readonly how: 'in'; readonly valueSet: string }
  | { readonly how: 'below' | 'above'; readonly system: string | undefined; readonly code: string };

/** `starts` and `equal` compare normalised text, `exact` the text as written. */
export interface StringTest {
  readonly kind: 'string';
  readonly how: 'starts' | 'exact' | 'contains' | 'equal' | 'ends';
  readonly text: string;
}

/** A literal reference, a bare id with its possible types, an absolute url or canonical, an identifier, a hierarchy. */
export type ReferenceTest =
  | { readonly kind: 'reference'; readonly types: readonly string[]; readonly id: string; readonly version?: string }
  | { readonly kind: 'address'; readonly url: string }
  | { readonly kind: 'identifier'; readonly token: TokenTest & { readonly kind: 'token' } }
  | {
      readonly kind: 'hierarchy';
      readonly how: 'above' | 'below';
      readonly type: string;
      readonly id: string;
      /** Parameter of the type that makes its hierarchy. */ readonly tree: string;
    };

/** [lo, hi) in milliseconds; `slack` widens `ap`. */
export interface DateTest {
  readonly kind: 'date';
  readonly prefix: Prefix;
  readonly lo: number;
  readonly hi: number;
  readonly slack: number;
}

/** `value` as written; [lo, hi) by its implicit precision. */
export interface NumberTest {
  readonly kind: 'number';
  readonly prefix: Prefix;
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
}

/** A number with a unit: `code` alone also matches the unit's text. */
export interface QuantityTest {
  readonly kind: 'quantity';
  readonly number: NumberTest;
  readonly system?: string;
  readonly code?: string;
}

export interface UriTest {
  readonly kind: 'uri';
  readonly how: 'exact' | 'below' | 'above';
  readonly uri: string;
}

export interface CompositeTest {
  readonly kind: 'composite';
  readonly tests: readonly Test[];
}

/** A point in degrees and a distance in metres. */
export interface NearTest {
  readonly kind: 'near';
  readonly latitude: number;
  readonly longitude: number;
  readonly metres: number;
}

/** `ne` of `_filter`: some value that does not meet the test. */
export interface UnequalTest {
  readonly kind: 'unequal';
  readonly test: Test;
}

/** What a resource must meet; a tree that the planner and the evaluator both read. */
export type Condition =
  | { readonly op: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }
  /** The parameter has a value (`:missing=false`). */
  | { readonly op: 'present'; readonly parameter: Parameter }
  /** Some value of the parameter meets the test. */
  | { readonly op: 'value'; readonly parameter: Parameter; readonly test: Test }
  /** Some resource that the parameter points to meets the condition of its type. */
  | { readonly op: 'chain'; readonly parameter: Parameter; readonly branches: readonly Branch[] }
  /** Some resource of `type` points here by `parameter` and meets the condition. */
  | { readonly op: 'has'; readonly type: string; readonly parameter: Parameter; readonly where: Condition }
  | { readonly op: 'id'; readonly types: readonly string[]; readonly ids: readonly string[] }
  | { readonly op: 'updated'; readonly test: DateTest }
  /** Named by an item of this List (`_list`). */
  | { readonly op: 'listed'; readonly list: string }
  /** Words of the narrative (`_text`) or of the whole resource (`_content`). */
  | { readonly op: 'words'; readonly where: '_text' | '_content'; readonly words: readonly string[] }
  /** One of these resources, found beforehand (decimal hashes of `Type/id`). */
  | { readonly op: 'selves'; readonly selves: readonly string[] };

/** The condition on one target type of a chain. */
export interface Branch {
  readonly type: string;
  readonly where: Condition;
}

/** Met by no resource. */
export const NOTHING: Condition = { op: 'or', of: [] };

/** All of them; nested ands are flattened. */
export function all(of: readonly Condition[]): Condition {
  const flat = of.flatMap((each) => (each.op === 'and' ? each.of : [each]));
  const [only] = flat;
  return only !== undefined && flat.length === 1 ? only : { op: 'and', of: flat };
}

/** Any of them; nested ors are flattened. */
export function any(of: readonly Condition[]): Condition {
  const flat = of.flatMap((each) => (each.op === 'or' ? each.of : [each]));
  const [only] = flat;
  return only !== undefined && flat.length === 1 ? only : { op: 'or', of: flat };
}
