export { addressUrl, type Address } from './address.ts';
export { temporaryDatabase, type TemporaryDatabase, type TemporaryOptions } from './temporary.ts';
