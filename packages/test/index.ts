export { blobTableContract, type CountedTable } from './blob-table.contract.ts';
export { contextWith, STANDING, type AskedJob, type SentItem, type TestContext } from './context-with.ts';
export { matchesPlainly } from './matches-plainly.ts';
export { openHouse, withHouse, type TestHouse } from './with-house.ts';
export { runTsx } from './tsx-hooks.ts';
