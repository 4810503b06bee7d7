/**
 * PostgreSQL's binary array format (src/backend/utils/adt/arrayfuncs.c, array_recv), written directly: a Buffer among
 * the values of a query is sent as it stands, so that thousands of numbers cost no text and no BigInt.
 */
const HEADER = 20;
/** Microseconds from 1970 to PostgreSQL's epoch 2000-01-01. */
const EPOCH_2000_MS = 946_684_800_000;

const OID = {
  bool: 16,
  bytea: 17,
  int8: 20,
  int2: 21,
  int4: 23,
  text: 25,
  float8: 701,
  timestamptz: 1184,
  uuid: 2950,
} as const;

function header(buffer: Buffer, oid: number, count: number, nulls: boolean): void {
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(nulls ? 1 : 0, 4);
  buffer.writeInt32BE(oid, 8);
  buffer.writeInt32BE(count, 12);
  buffer.writeInt32BE(1, 16);
}

/** An empty array has no dimension. */
function empty(oid: number): Buffer {
  const buffer = Buffer.alloc(12);
  buffer.writeInt32BE(oid, 8);
  return buffer;
}

function fixed<T>(
  oid: number,
  size: number,
  values: readonly T[],
  put: (buffer: Buffer, value: T, at: number) => void,
): Buffer {
  if (values.length === 0) return empty(oid);
  const buffer = Buffer.allocUnsafe(HEADER + values.length * (4 + size));
  header(buffer, oid, values.length, false);
  let at = HEADER;
  for (const value of values) {
    buffer.writeInt32BE(size, at);
    put(buffer, value, at + 4);
    at += 4 + size;
  }
  return buffer;
}

/** int4[] */
export const int4Array = (values: readonly number[]): Buffer =>
  fixed(OID.int4, 4, values, (buffer, value, at) => buffer.writeInt32BE(value, at));

/** int2[] */
export const int2Array = (values: readonly number[]): Buffer =>
  fixed(OID.int2, 2, values, (buffer, value, at) => buffer.writeInt16BE(value, at));

/** float8[] */
export const float8Array = (values: readonly number[]): Buffer =>
  fixed(OID.float8, 8, values, (buffer, value, at) => buffer.writeDoubleBE(value, at));

/** bool[] */
export const boolArray = (values: readonly boolean[]): Buffer =>
  fixed(OID.bool, 1, values, (buffer, value, at) => buffer.writeUInt8(value ? 1 : 0, at));

/** int8[] */
export const int8Array = (values: readonly bigint[]): Buffer =>
  fixed(OID.int8, 8, values, (buffer, value, at) => buffer.writeBigInt64BE(value, at));

/** int8[] out of big-endian 64-bit numbers that stand one after another, as the index extraction gives them. */
export function int8ArrayOfBytes(parts: readonly Uint8Array[]): Buffer {
  let count = 0;
  for (const part of parts) count += part.length / 8;
  if (count === 0) return empty(OID.int8);
  const buffer = Buffer.allocUnsafe(HEADER + count * 12);
  header(buffer, OID.int8, count, false);
  let at = HEADER;
  for (const part of parts) {
    for (let from = 0; from < part.length; from += 8) {
      buffer.writeInt32BE(8, at);
      buffer.set(part.subarray(from, from + 8), at + 4);
      at += 12;
    }
  }
  return buffer;
}

/** uuid[] of canonical texts. */
export const uuidArray = (values: readonly string[]): Buffer =>
  fixed(OID.uuid, 16, values, (buffer, value, at) => buffer.write(value.replaceAll('-', ''), at, 16, 'hex'));

/** ±Infinity is PostgreSQL's infinity: the smallest and largest 64-bit number. */
function microseconds(milliseconds: number): bigint {
  if (milliseconds === Infinity) return 0x7fff_ffff_ffff_ffffn;
  if (milliseconds === -Infinity) return -0x8000_0000_0000_0000n;
  return BigInt(Math.round((milliseconds - EPOCH_2000_MS) * 1000));
}

/** timestamptz[] of milliseconds since 1970; `undefined` is null, ±Infinity is infinity. */
export function timestampArray(values: readonly (number | undefined)[]): Buffer {
  if (values.length === 0) return empty(OID.timestamptz);
  const nulls = values.filter((value) => value === undefined).length;
  const buffer = Buffer.allocUnsafe(HEADER + values.length * 12 - nulls * 8);
  header(buffer, OID.timestamptz, values.length, nulls > 0);
  let at = HEADER;
  for (const value of values) {
    if (value === undefined) {
      buffer.writeInt32BE(-1, at);
      at += 4;
      continue;
    }
    buffer.writeInt32BE(8, at);
    buffer.writeBigInt64BE(microseconds(value), at + 4);
    at += 12;
  }
  return buffer;
}

/** text[]; `undefined` is null. */
export function textArray(values: readonly (string | undefined)[]): Buffer {
  return variable(
    OID.text,
    values.map((value) => (value === undefined ? undefined : Buffer.from(value, 'utf8'))),
  );
}

/** bytea[] */
export const byteaArray = (values: readonly Uint8Array[]): Buffer => variable(OID.bytea, values);

function variable(oid: number, values: readonly (Uint8Array | undefined)[]): Buffer {
  if (values.length === 0) return empty(oid);
  let size = HEADER;
  for (const value of values) size += 4 + (value?.length ?? 0);
  const buffer = Buffer.allocUnsafe(size);
  header(buffer, oid, values.length, values.includes(undefined));
  let at = HEADER;
  for (const value of values) {
    buffer.writeInt32BE(value?.length ?? -1, at);
    if (value) buffer.set(value, at + 4);
    at += 4 + (value?.length ?? 0);
  }
  return buffer;
}
