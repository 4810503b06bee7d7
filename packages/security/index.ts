export { chain, chainStart } from './audit-chain.ts';
export { auditEventOf } from './audit-event.ts';
export {
  createAuditLines,
  interactions,
  outcomes,
  type AuditLine,
  type AuditLines,
  type Interaction,
  type Outcome,
} from './audit-line.ts';
export type { Claims } from './claims.ts';
export { createCompressor, type Compression, type Compressor } from './compression.ts';
export { readDictionary1 } from './dictionary.ts';
export {
  createEnvelopes,
  dataKey,
  envelopeOverhead,
  keyIdOf,
  type DataKey,
  type Envelopes,
  type Sealed,
} from './envelope.ts';
export { fault, type Fault } from './fault.ts';
export { decimalOf, hash64, hashKey, newHash64, writeHash64, type Hash64, type HashKey } from './hash64.ts';
export { createKeys, hashKeyFor, type Keys, type NewKey } from './keys.ts';
export { issueLink, redeemLink, type LinkTickets } from './links.ts';
export { createLz4, type Lz4 } from './lz4.ts';
export { masterKeyFile, newMasterKeyLine, openMasterKey, readMasterKey, type MasterKey } from './master-key.ts';
export { tokenMissing } from './refusals.ts';
export { createTokens, newTokenKey, openTokenKey, tokenKeyFile, type NewToken, type Tokens } from './tokens.ts';
export type { KeyUse } from './wrapped-key.ts';
