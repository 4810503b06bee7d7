import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { createEnvelopes, dataKey, envelopeOverhead, keyIdOf, type Sealed } from './envelope.ts';

const key = dataKey(
  7,
  Uint8Array.from({ length: 32 }, (_, at) => at),
);
const row: Sealed = { owner: 'suwen', type: 'Observation', id: 'pulse', version: 3 };
const pulse =
  '{"resourceType":"Observation","id":"pulse","status":"final","code":{"coding":[{"system":"http://loinc.org",' +
  '"code":"8867-4","display":"Heart rate"}],"text":"心率"},"subject":{"reference":"Patient/li-wei"},"valueQuantity":' +
  '{"value":72.0,"unit":"/min","system":"http://unitsofmeasure.org","code":"/min"}}';
const long = JSON.stringify({ resourceType: 'Basic', text: '素问 '.repeat(4000) });

/** Frozen on the first day: whoever breaks one of these can no longer read what hospitals have stored. */
const frozen: readonly (readonly [name: string, content: string, envelope: string])[] = [
  ['stored', '{}', '011000000007000102030405060708090a0b3c7fe10d5024ac632595befd9e1f16112727'],
  [
    'lz4 with dictionary 1',
    pulse,
    '011100000007000102030405060708090a0be900d922c1f4f36bf82db2c1bfd67a6218d7a53b347140738566e8ea71002dc56479c3f9a6f7' +
      '25aa5aca7ae21a8e0a68873742f0276af6ed29f0d23f08b79a0c62f1f55046',
  ],
  [
    'packed UUIDs, lz4 with dictionary 1',
    '{"resourceType":"Observation","id":"ef4fdf3a-f2b5-42a5-bc24-5731a6191a78","status":"final","code":{"text":"心率"},' +
      '"subject":{"reference":"urn:uuid:018f428e-34f6-4707-8009-5ad742f901e7"}}',
    '011300000007000102030405060708090a0bd103d922c1f4371972aed8548b1bcd2f266aa363c1dd4666404fcf8d566b01e301150bf0aa' +
      '4118970da57ae81385d83d1158efcfd4e2559d38172343cfa10cef171ebb07bfa2b7056b7c70eafce8ec3121033a0e',
  ],
  [
    'zstd',
    long,
    '011200000007000102030405060708090a0b6fb7f9e6a567ae8e8c410389cacb0a08f0b9f246931e0b054802c7bf3f2b61c168738cd08db5' +
      '77e0008645cf6f3388d179f740af27d7a36d5522bd3e626c72e0ea0561fe6d7655280b4dcc63',
  ],
];

suite('envelope v1', () => {
  for (const [name, content, envelope] of frozen) {
    test(`opens the frozen vector: ${name}`, () => {
      const envelopes = createEnvelopes();
      const bytes = Buffer.from(envelope, 'hex');
      assert.equal(envelopes.openText(key, row, bytes), content);
      assert.deepEqual(envelopes.open(key, row, bytes), Buffer.from(content));
    });
  }

  test('gives back any content, of any length and row', () => {
    const envelopes = createEnvelopes();
    const rows = fc.record({ owner: fc.string(), type: fc.string(), id: fc.string(), version: fc.nat() });
    const text = fc.oneof(
      fc.string({ maxLength: 3000 }),
      fc.json(),
      fc.nat(40_000).map((n) => pulse.repeat(n / 300)),
    );
    fc.assert(
      fc.property(rows, text, (sealed, content) => {
        const envelope = envelopes.seal(key, sealed, Buffer.from(content));
        assert.equal(envelopes.openText(key, sealed, envelope), Buffer.from(content).toString());
        assert.ok(envelope.length <= content.length * 3 + envelopeOverhead);
      }),
    );
  });

  test('makes a typical observation smaller than half, overhead included', () => {
    const envelope = createEnvelopes().seal(key, row, Buffer.from(pulse));
    assert.ok(envelope.length < pulse.length / 2, `${envelope.length} of ${pulse.length} bytes`);
  });

  test('never seals twice with the same nonce', () => {
    const envelopes = createEnvelopes();
    const nonces = Array.from({ length: 2000 }, () =>
      envelopes.seal(key, row, Buffer.from('{}')).toString('hex', 6, 18),
    );
    assert.equal(new Set(nonces).size, 2000);
  });

  test('detects a change of any single bit', () => {
    const envelopes = createEnvelopes();
    const envelope = envelopes.seal(key, row, Buffer.from(pulse));
    for (let bit = 0; bit < envelope.length * 8; bit++) {
      const changed = Buffer.from(envelope);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      assert.throws(() => envelopes.open(key, row, changed), { code: /^security\/envelope-/ });
    }
  });

  test('detects a cut at any place', () => {
    const envelopes = createEnvelopes();
    const envelope = envelopes.seal(key, row, Buffer.from(pulse));
    for (let length = 0; length < envelope.length; length++) {
      assert.throws(() => envelopes.open(key, row, envelope.subarray(0, length)), { code: /^security\/envelope-/ });
    }
  });

  test('opens in its own row only', () => {
    const envelopes = createEnvelopes();
    const envelope = envelopes.seal(key, row, Buffer.from(pulse));
    const others: Partial<Sealed>[] = [{ owner: 'other' }, { type: 'Patient' }, { id: 'pulse2' }, { version: 4 }];
    const shifted: Sealed = { ...row, owner: 'suwen11', type: ':Observation'.slice(1), id: 'puls' };
    for (const other of [...others, shifted]) {
      const opens = (): Buffer => envelopes.open(key, { ...row, ...other }, envelope);
      assert.throws(opens, { code: 'security/envelope-tampered' });
    }
  });

  test('names the key that it needs, and refuses another', () => {
    const envelopes = createEnvelopes();
    const envelope = envelopes.seal(key, row, Buffer.from('{}'));
    assert.equal(keyIdOf(envelope), 7);
    assert.throws(() => envelopes.open(dataKey(8, new Uint8Array(32)), row, envelope), {
      code: 'security/envelope-key',
    });
    assert.throws(() => envelopes.open(dataKey(7, new Uint8Array(32)), row, envelope), {
      code: 'security/envelope-tampered',
    });
  });

  test('refuses keys of another length and ids outside 32 bits', () => {
    assert.throws(() => dataKey(1, new Uint8Array(16)), RangeError);
    assert.throws(() => dataKey(0, new Uint8Array(32)), RangeError);
    assert.throws(() => dataKey(2 ** 32, new Uint8Array(32)), RangeError);
  });
});
