import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  randomBytes,
  verify,
} from 'node:crypto';
import {
  chain,
  chainStart,
  createAuditLines,
  createEnvelopes,
  createKeys,
  createTokens,
  dataKey,
  hash64,
  hashKey,
  newHash64,
  newMasterKeyLine,
  newTokenKey,
  readMasterKey,
  type AuditLine,
} from '#security';
import { fhirSamples } from './fhir-samples.ts';
import { machineLine, tableOf, timeCall } from './time-call.ts';

/**
 * What security costs each request, beside the bare limit of node:crypto for the same bytes. To beat: 92 µs to seal and
 * 50 µs to open an Observation of 0.8 kB (zlib and AES-256-GCM with raw keys).
 */
const row = (what: string, ours: number, bare: number | undefined, note: string): readonly string[] => [
  what,
  ours.toFixed(2),
  bare?.toFixed(2) ?? '–',
  note,
];

function sealing(contents: readonly Buffer[]): readonly (readonly string[])[] {
  const secret = randomBytes(32);
  const key = dataKey(1, secret);
  const raw = createSecretKey(secret);
  const place = { owner: 'suwen', type: 'Observation', id: 'ef4fdf3a-f2b5-42a5-bc24-5731a6191a78', version: 1 };
  const envelopes = createEnvelopes();
  const nonce = randomBytes(12);
  const sealed = contents.map((content) => envelopes.seal(key, place, content));
  const bare = sealed.map(({ length }) => {
    const cipher = createCipheriv('aes-256-gcm', raw, nonce);
    const text = cipher.update(randomBytes(length - 34));
    cipher.final();
    return { text, tag: cipher.getAuthTag() };
  });
  const bareSeal = timeCall(bare, ({ text }) => {
    const cipher = createCipheriv('aes-256-gcm', raw, nonce);
    cipher.update(text);
    cipher.final();
    return cipher.getAuthTag();
  });
  const bareOpen = timeCall(bare, ({ text, tag }) => {
    const decipher = createDecipheriv('aes-256-gcm', raw, nonce);
    decipher.setAuthTag(tag);
    decipher.update(text);
    decipher.final();
  });
  const rawKey = timeCall(bare, ({ text }) => {
    const cipher = createCipheriv('aes-256-gcm', secret, nonce);
    cipher.update(text);
    cipher.final();
  });
  const average = (all: readonly Buffer[]): number =>
    Math.round(all.reduce((sum, { length }) => sum + length, 0) / all.length);
  const sizes = `${average(contents)} → ${average(sealed)} bytes`;
  return [
    row(
      'seal (compress, AES-256-GCM, envelope)',
      timeCall(contents, (content) => envelopes.seal(key, place, content)),
      bareSeal,
      sizes,
    ),
    row(
      'open',
      timeCall(sealed, (envelope) => envelopes.open(key, place, envelope)),
      bareOpen,
      'bare: AES-256-GCM alone',
    ),
    row('AES-256-GCM with the key as raw bytes', rawKey, undefined, 'why keys are KeyObjects'),
  ];
}

function hashing(): readonly (readonly string[])[] {
  const texts = Array.from({ length: 1000 }, (_, at) => `https://hospital.example/mrn|${at}`.padEnd(40, '0'));
  const names = texts.map((_, at) => `欧阳${String.fromCodePoint(0x4e00 + at)}`);
  const key = hashKey(1, randomBytes(16));
  const out = newHash64();
  const byHash = (items: readonly string[]): number => timeCall(items, (text) => hash64(key, text, out).lo);
  const bySha = (items: readonly string[]): number =>
    timeCall(items, (text) => createHash('sha256').update(text).digest());
  return [
    row('hash64, 40 ASCII characters', byHash(texts), bySha(texts), 'bare: SHA-256 by node:crypto, unkeyed'),
    row('hash64, 3 Chinese characters', byHash(names), bySha(names), ''),
  ];
}

function requests(): readonly (readonly string[])[] {
  const privateKey = createPrivateKey(newTokenKey());
  const tokens = createTokens(privateKey);
  const now = new Date();
  const expires = new Date(now.getTime() + 3_600_000);
  const token = tokens.issue({ subject: 'Practitioner/wang-fang', role: 'physician', name: '王芳', expires }, now);
  const [first, second, third = ''] = token.split('.');
  const content = Buffer.from(`${first}.${second}`);
  const signature = Buffer.from(third, 'base64url');
  const publicKey = createPublicKey(privateKey);
  const each = Array.from({ length: 100 }, () => token);
  // Two tokens and room for one: each is forgotten before it comes again.
  const forgetful = createTokens(privateKey, 1);
  const other = tokens.issue({ subject: 'Practitioner/li-na', role: 'nurse', name: '李娜', expires }, now);
  const fresh = Array.from({ length: 100 }, (_, at) => (at % 2 === 0 ? token : other));
  const keys = createKeys(readMasterKey(newMasterKeyLine(1)));
  const wrapped = Array.from({ length: 500 }, (_, at) => ({ id: at + 1, wrapped: keys.newDataKey(at + 1).wrapped }));
  const cold = createKeys(readMasterKey(newMasterKeyLine(1)), 0);
  const coldWrapped = Array.from({ length: 500 }, (_, at) => ({
    id: at + 1,
    wrapped: cold.newDataKey(at + 1).wrapped,
  }));
  return [
    row(
      'verify a token seen before',
      timeCall(each, (text) => tokens.verify(text, now)),
      undefined,
      '',
    ),
    row(
      'verify a new token',
      timeCall(fresh, (text) => forgetful.verify(text, now)),
      timeCall(each, () => verify(null, content, publicKey, signature)),
      'bare: Ed25519 verify',
    ),
    row(
      'data key, unwrapped before',
      timeCall(wrapped, (one) => keys.dataKey(one.id, one.wrapped)),
      undefined,
      '',
    ),
    row(
      'data key, unwrapped now',
      timeCall(coldWrapped, (one) => cold.dataKey(one.id, one.wrapped)),
      undefined,
      '',
    ),
  ];
}

function auditing(): readonly (readonly string[])[] {
  const lines = createAuditLines();
  const line: AuditLine = {
    at: new Date(),
    interaction: 'read',
    outcome: 'done',
    request: '018f428e-34f6-4707-8009-5ad742f901e7',
    who: 'Practitioner/5731a619-f2b5-42a5-bc24-ef4fdf3a1a78',
    role: 'physician',
    organization: 'a87b575f-a10e-4079-9e9e-e378729e422d',
    type: 'Observation',
    id: 'ef4fdf3a-f2b5-42a5-bc24-5731a6191a78',
    version: 3,
    patient: '519d1abe-d6f1-496b-8132-b57a6e47bef1',
  };
  const bytes = lines.encode(line);
  const all = Array.from({ length: 1000 }, () => line);
  const bare = timeCall(all, () => createHash('sha256').update(bytes).digest());
  return [
    row(
      'audit line, encode',
      timeCall(all, (one) => lines.encode(one)),
      undefined,
      `${bytes.length} bytes`,
    ),
    row(
      'audit line, chain',
      timeCall(all, () => chain(chainStart, bytes)),
      bare,
      'bare: one SHA-256',
    ),
  ];
}

const samples = fhirSamples();
const contents = samples ? samples.observations.slice(0, 500) : [];
console.log(`Security, µs of one call on one core. ${machineLine()}\n`);
if (!samples) console.log('sealing skipped: no shared data\n');
const head = ['what', 'ours', 'bare node:crypto', ''];
console.log(tableOf([head, ...(samples ? sealing(contents) : []), ...hashing(), ...requests(), ...auditing()]));
