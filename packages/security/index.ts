export {
  createEnvelopes,
  dataKey,
  envelopeOverhead,
  keyIdOf,
  type DataKey,
  type Envelopes,
  type Sealed,
} from './envelope.ts';
export type { Fault } from './fault.ts';
export { decimalOf, hash64, hashKey, newHash64, writeHash64, type Hash64, type HashKey } from './hash64.ts';
export { createKeys, hashKeyFor, type Keys, type NewKey } from './keys.ts';
export { masterKeyFile, newMasterKeyLine, openMasterKey, readMasterKey, type MasterKey } from './master-key.ts';
export type { KeyUse } from './wrapped-key.ts';
