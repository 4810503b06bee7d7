import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { createAuditLines, interactions, outcomes, type AuditLine } from './audit-line.ts';

const read: AuditLine = {
  at: new Date('2026-01-02T03:04:05.678Z'),
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
const field = fc.string({ minLength: 1, maxLength: 30 }).filter((text) => !text.includes('\u001f'));

suite('audit line', () => {
  test('keeps its frozen bytes', () => {
    const bytes = createAuditLines().encode(read);
    assert.equal(
      bytes.toString('hex'),
      '01019b7ca98f2e0000018f428e34f6470780095ad742f901e750726163746974696f6e65722fff5731a619f2b542a5bc24ef4fdf3a1a781f70687973696369616e1fffa87b575fa10e40799e9ee378729e422d1f4f62736572766174696f6e1fffef4fdf3af2b542a5bc245731a6191a781f331fff519d1abed6f1496b8132b57a6e47bef1',
    );
    assert.deepEqual(createAuditLines().decode(bytes), read);
  });

  test('of a read by UUIDs takes less than 150 bytes', () => {
    assert.ok(createAuditLines().encode(read).length < 150);
  });

  test('comes back as it was, absent fields absent', () => {
    const lines = createAuditLines();
    const anyLine: fc.Arbitrary<AuditLine> = fc.record(
      {
        at: fc.date({ min: new Date(0), max: new Date(8.64e15 / 32), noInvalidDate: true }),
        interaction: fc.constantFrom(...interactions),
        outcome: fc.constantFrom(...outcomes),
        request: fc.uuid(),
        who: field,
        role: field,
        organization: field,
        type: field,
        id: fc.oneof(field, fc.uuid()),
        version: fc.integer({ min: 1 }),
        patient: fc.oneof(field, fc.uuid()),
        purpose: field,
        detail: field,
      },
      { requiredKeys: ['at', 'interaction', 'outcome', 'request', 'who', 'role'] },
    );
    fc.assert(fc.property(anyLine, (line) => assert.deepEqual(lines.decode(lines.encode(line)), { ...line })));
  });

  test('does not let a field pass for two', () => {
    const lines = createAuditLines();
    const { role, type } = lines.decode(lines.encode({ ...read, role: 'nurse\u001fx\u001fPatient' }));
    assert.deepEqual([role, type], ['nurse x Patient', 'Observation']);
  });

  test('refuses what is too long or no request id, and bytes that it did not write', () => {
    const lines = createAuditLines();
    assert.throws(() => lines.encode({ ...read, purpose: 'x'.repeat(1000) }), RangeError);
    assert.throws(() => lines.encode({ ...read, request: 'x' }), RangeError);
    const bytes = lines.encode(read);
    for (const wrong of [
      bytes.subarray(0, 20),
      Buffer.alloc(40),
      bytes.subarray(0, bytes.length - 3),
      Buffer.alloc(60, 1).fill(0, 1, 9).fill(255, 50),
    ]) {
      assert.throws(() => lines.decode(wrong), { code: 'security/audit-line' });
    }
  });
});
