export { addressUrl, type Address } from './address.ts';
export { holdFolder, type Hold } from './hold.ts';
export { openDatabase, type Database, type DatabaseSettings } from './open.ts';
export { checkDiskSpace } from './space.ts';
export { sharedServerVariable, temporaryDatabase, type TemporaryDatabase, type TemporaryOptions } from './temporary.ts';
export { runningAddress } from './running.ts';
