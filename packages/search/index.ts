export {
  answerSearch,
  selfOf,
  type AnswerContext,
  type Match,
  type MatchRow,
  type SearchAnswer,
  type SearchPort,
} from './answer/answer.ts';
export { includedRows } from './answer/include.ts';
export { resolveSearch, type Code, type ResolvePort } from './answer/resolve.ts';
export { EXTRACTOR, newExtractor, type Extract, type IndexRow } from './extract/extractor.ts';
export type { CanonicalUnit, ExtractOptions } from './extract/options.ts';
export type { DateRow, NumberRow, UnitRow } from './extract/sink.ts';
export { slotText } from './facts/fact-text.ts';
export { bigintOf, type Hash, type Hash64 } from './facts/hash.ts';
export { matches } from './match/matches.ts';
export type { MatchContext } from './match/meets.ts';
export { compareMatches, sortValues, type SortValues } from './match/sort-values.ts';
export type { CodesAsk, Condition } from './parse/condition.ts';
export { parseSearch, type QueryPair } from './parse/parse-search.ts';
export type { Include, ParseOptions, SearchPart, SearchRequest, SearchScope, SortKey } from './parse/request.ts';
export { MOST_CANDIDATES, NO_STATISTICS, type Access, type Breadth, type PlanContext } from './plan/context.ts';
export type { Cursor } from './plan/cursor.ts';
export { plan, type PageRow, type SqlPlan } from './plan/plan-search.ts';
export type { Statement } from './plan/statement.ts';
export type { Definition, Evaluate } from './registry/definition.ts';
export type { Parameter } from './registry/parameter.ts';
export { newRegistry, type Registry, type RegistryInput } from './registry/registry.ts';
export { evaluate, standardRegistry, ucum } from './registry/standard.ts';
export { zoneOffset, type ZoneOffset } from './values/zone.ts';
export {
  proveSearch,
  type Difference,
  type ProofDose,
  type ProofResult,
  type SearchRunner,
} from './proof/prove-search.ts';
export type { NaiveResource } from './proof/naive.ts';
