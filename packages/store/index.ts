export { ACTION } from './action.ts';
export { blobTable, dropBlobs, referToBlobs } from './blob-table.ts';
export { agents, type Agent, type Agents } from './identity.ts';
export type { FindRows } from './condition.ts';
export { resourceOf } from './content.ts';
export type { Engine, Indexed } from './engine.ts';
export type {
  Change,
  FhirStore,
  Found,
  HistoryPage,
  HistoryRange,
  HistoryScope,
  Pairs,
  Patcher,
  SearchPage,
  SearchScope,
  Session,
  TransactionEntry,
  Version,
  WriteConditions,
} from './fhir-store.ts';
export { migrate } from './migrate.ts';
export { openStore, type OpenStore, type Searching, type StoreParts } from './open-store.ts';
export { isAway, openSql, sqlState, type Sql, type SqlAddress, type SqlPool } from './sql.ts';
export {
  consumerPosition,
  eventsAfter,
  lastSequence,
  makePartitions,
  registerConsumer,
  rememberPosition,
  sequenceCommits,
  writerOf,
} from './events.ts';
export { openSession, type SqlSession } from './session-sql.ts';
export { Overtaken } from './overtaken.ts';
export { within, type Within } from './within.ts';
export { openedNote, sealedNote } from './note.ts';
export { writtenVersions, type WrittenVersion } from './written-versions.ts';
export { HASH_KEY, openHashKey } from './hash-keys.ts';
export { organizations, ROOT, type Organizations } from './organizations.ts';
export { linkTickets } from './tickets.ts';
export { everything, type CompartmentFacts, type EverythingRange } from './everything.ts';
export { importBatch, type Imported, type RefusedItem } from './import-batch.ts';
export { conditionMissing, gone, notFound, referenceUnreadable, tooManyFacts, versionMoved } from './refusals.ts';
export { finder, portOf, search, type FoundRow, type SearchSetting } from './search.ts';
export { readBreadth } from './statistics.ts';
export {
  countTypes,
  exportBatch,
  settledTime,
  type ExportBatch,
  type ExportRange,
  type ExportScope,
} from './export-batch.ts';
export { verifyChain, type ChainReport } from './verify-chain.ts';
export { writtenRequests } from './written-requests.ts';
export { exportAll, type Archived, type ArchivedSection, type ExportAll } from './archive/export-all.ts';
export { importAll, type ImportAll } from './archive/import-all.ts';
export type { ArchiveHeader } from './archive/header.ts';
export { reindexBatch } from './reindex.ts';
export {
  parametersReady,
  readRegistry,
  registryChanged,
  settleParameters,
  type Offered,
  type RegistryState,
} from './search-parameters.ts';
