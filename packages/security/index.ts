export { decimalOf, hash64, hashKey, newHash64, writeHash64, type Hash64, type HashKey } from './hash64.ts';
