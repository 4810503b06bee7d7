export { blobTableContract, type CountedTable } from './blob-table.contract.ts';
export { contextWith, STANDING, type AskedJob, type SentItem, type TestContext } from './context-with.ts';
export { matchesPlainly } from './matches-plainly.ts';
export { openHouse, withHouse, type TestHouse } from './with-house.ts';
export {
  openSearchBench,
  testHash,
  type BenchAnswer,
  type BenchOptions,
  type BenchResource,
  type ClearRow,
  type Planned,
  type SearchBench,
} from './search-bench.ts';
export { runTsx } from './tsx-hooks.ts';
