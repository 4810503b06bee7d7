import { fault } from './fault.ts';
import { createUuidPacking } from './uuid-packing.ts';

/** Who did what to which record, when, and how it ended. */
export interface AuditLine {
  /** To the millisecond. */
  readonly at: Date;
  readonly interaction: Interaction;
  readonly outcome: Outcome;
  /** The id of the request that did it: a UUID, the same in the server's log. */
  readonly request: string;
  /** Reference of the user, or the name of a system user (`system:listener/pharmacy`). */
  readonly who: string;
  readonly role: string;
  /** The owning organisation of what was touched, as its id. */
  readonly organization?: string;
  /** Resource type; without an id the interaction was on the whole type. */
  readonly type?: string;
  readonly id?: string;
  readonly version?: number;
  /** The id of the patient whose record it belongs to. */
  readonly patient?: string;
  /** Why, where it was asked: purpose of use, or the reason of an emergency access. */
  readonly purpose?: string;
  /** The name of an operation (`pharmacy/dispense`), or the code of a refusal. */
  readonly detail?: string;
}

/** What was done: FHIR restful-interaction codes, and what happens outside them. */
export type Interaction = (typeof interactions)[number];

/** How it ended: done, refused (an expected "no"), or failed (a bug or an outage). */
export type Outcome = (typeof outcomes)[number];

/** The place of each is its number in stored lines: add at the end only. */
export const interactions = [
  'read',
  'vread',
  'update',
  'patch',
  'delete',
  'history-instance',
  'history-type',
  'history-system',
  'create',
  'search-type',
  'search-system',
  'capabilities',
  'batch',
  'transaction',
  'operation',
  'sign-in',
  'sign-out',
  'facts',
  'blob-read',
  'event',
] as const;

/** The place of each is its number in stored lines: add at the end only. */
export const outcomes = ['done', 'refused', 'failed'] as const;

/** Writes and reads the compact line; one instance serves one thread. */
export interface AuditLines {
  /** The bytes that are kept and chained, 80 to 200 as a rule; throws a RangeError beyond 1,000. */
  encode(line: AuditLine): Buffer;
  /** The line again; throws `security/audit-line` on anything that `encode` did not write. */
  decode(bytes: Uint8Array): AuditLine;
}

/**
 * Format 1: format byte, time (48 bits, ms since 1970), interaction, outcome, request (16 bytes), then the fields in
 * UTF-8 between unit separators (U+001F, a blank in a field), UUIDs packed, empty ones at the end left out.
 */
const format = 1;
const fieldsAt = 25;
const separator = '\u001f';
const longestLine = 1000;

/** Makes the codec of audit lines. */
export function createAuditLines(): AuditLines {
  const uuids = createUuidPacking(longestLine * 3);
  return {
    encode(line) {
      const fields = Buffer.from(fieldsOf(line));
      const packed = uuids.pack(fields) ?? fields;
      const bytes = Buffer.allocUnsafe(fieldsAt + packed.length);
      if (bytes.length > longestLine) throw new RangeError(`An audit line has at most ${longestLine} bytes`);
      bytes[0] = format;
      bytes.writeUIntBE(line.at.getTime(), 1, 6);
      bytes[7] = interactions.indexOf(line.interaction);
      bytes[8] = outcomes.indexOf(line.outcome);
      if (bytes.write(line.request.replaceAll('-', ''), 9, 'hex') !== 16)
        throw new RangeError('The request is no UUID');
      bytes.set(packed, fieldsAt);
      return bytes;
    },
    decode(bytes) {
      const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
      const interaction = interactions[view[7] ?? 255];
      const outcome = outcomes[view[8] ?? 255];
      if (view.length < fieldsAt || view[0] !== format || !interaction || !outcome) throw broken();
      const request = view.toString('hex', 9, fieldsAt).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
      const fields = unpacked(() => uuids.unpack(view.subarray(fieldsAt)));
      return { at: new Date(view.readUIntBE(1, 6)), interaction, outcome, request, ...readFields(fields) };
    },
  };
}

const broken = (cause?: unknown): Error => fault('security/audit-line', 'not an audit line of format 1', cause);

function unpacked(unpack: () => Uint8Array): readonly string[] {
  try {
    return Buffer.from(unpack()).toString().split(separator);
  } catch (cause) {
    throw broken(cause);
  }
}

/** The order of the fields is part of the format: add at the end only. */
function fieldsOf({ who, role, organization, type, id, version, patient, purpose, detail }: AuditLine): string {
  const fields = [who, role, organization, type, id, version?.toString(), patient, purpose, detail];
  let length = fields.length;
  while (length > 0 && !fields[length - 1]) length--;
  let text = '';
  for (let at = 0; at < length; at++)
    text += (at === 0 ? '' : separator) + (fields[at] ?? '').replaceAll(separator, ' ');
  return text;
}

type Fields = Omit<AuditLine, 'at' | 'interaction' | 'outcome' | 'request'>;

const readFields = ([
  who,
  role,
  organization,
  type,
  id,
  version,
  patient,
  purpose,
  detail,
]: readonly string[]): Fields => ({
  who: who ?? '',
  role: role ?? '',
  ...(organization ? { organization } : {}),
  ...(type ? { type } : {}),
  ...(id ? { id } : {}),
  ...(version ? { version: Number(version) } : {}),
  ...(patient ? { patient } : {}),
  ...(purpose ? { purpose } : {}),
  ...(detail ? { detail } : {}),
});
