/** A keyed 64-bit hash as two signed 32-bit halves; valid until the next call of the function that gave it. */
export interface Hash64 {
  readonly hi: number;
  readonly lo: number;
}

/** Hashes a text under the key of the index: `hash64` of `#security` bound to its key. */
export type Hash = (text: string) => Hash64;

/** A hash as a signed 64-bit integer. */
export const bigintOf = ({ hi, lo }: Hash64): bigint => (BigInt(hi) << 32n) | BigInt(lo >>> 0);

/** Two hashes joined: the fact that a slot points to a resource, so that SQL can make it from `self` as well. */
export const joined = (a: bigint, b: bigint): bigint => a ^ b;
