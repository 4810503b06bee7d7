import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { auditEventOf } from './audit-event.ts';
import { interactions, type AuditLine } from './audit-line.ts';

const line: AuditLine = {
  at: new Date('2026-01-02T03:04:05.678Z'),
  interaction: 'read',
  outcome: 'done',
  request: '018f428e-34f6-4707-8009-5ad742f901e7',
  who: 'Practitioner/wang-fang',
  role: 'physician',
  type: 'Observation',
  id: 'pulse',
  version: 3,
  patient: 'li-wei',
};

suite('audit event', () => {
  test('says who read what of whom, when, and in which request', () => {
    assert.deepEqual(auditEventOf(line, '17'), {
      resourceType: 'AuditEvent',
      id: '17',
      type: {
        system: 'http://terminology.hl7.org/CodeSystem/audit-event-type',
        code: 'rest',
        display: 'RESTful Operation',
      },
      subtype: [{ system: 'http://hl7.org/fhir/restful-interaction', code: 'read' }],
      action: 'R',
      recorded: '2026-01-02T03:04:05.678Z',
      outcome: '0',
      agent: [
        {
          type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }] },
          role: [{ text: 'physician' }],
          who: { reference: 'Practitioner/wang-fang' },
          requestor: true,
        },
      ],
      source: {
        observer: { display: 'Suwen 素问' },
        type: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/security-source-type',
            code: '4',
            display: 'Application Server',
          },
        ],
      },
      entity: [
        {
          what: { reference: 'Observation/pulse/_history/3' },
          type: {
            system: 'http://terminology.hl7.org/CodeSystem/audit-entity-type',
            code: '2',
            display: 'System Object',
          },
          role: { system: 'http://terminology.hl7.org/CodeSystem/object-role', code: '4', display: 'Domain Resource' },
        },
        {
          what: { reference: 'Patient/li-wei' },
          type: { system: 'http://terminology.hl7.org/CodeSystem/audit-entity-type', code: '1', display: 'Person' },
          role: { system: 'http://terminology.hl7.org/CodeSystem/object-role', code: '1', display: 'Patient' },
        },
        {
          what: { identifier: { value: '018f428e-34f6-4707-8009-5ad742f901e7' } },
          type: { system: 'https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType', code: 'XrequestId' },
        },
      ],
    });
  });

  test('names an operation, and the code of a refusal', () => {
    const operation = auditEventOf({ ...line, interaction: 'operation', detail: 'pharmacy/dispense' }, '1');
    assert.equal(operation.subtype?.[0]?.display, 'pharmacy/dispense');
    const refused = auditEventOf({ ...line, outcome: 'refused', detail: 'security/forbidden' }, '1');
    assert.deepEqual([refused.outcome, refused.outcomeDesc], ['4', 'security/forbidden']);
  });

  test('shows a sign-in as DICOM’s login and a system user by name', () => {
    const event = auditEventOf({ ...line, interaction: 'sign-in', who: 'system:listener/pharmacy' }, '1');
    assert.deepEqual(
      [event.type.code, event.subtype?.[0]?.code, event.agent[0]?.who],
      ['110114', '110122', { display: 'system:listener/pharmacy' }],
    );
  });

  test('has an action for every interaction', () => {
    for (const interaction of interactions)
      assert.match(auditEventOf({ ...line, interaction }, '1').action!, /^[CRUDE]$/);
  });
});
