import type { AuditEvent, AuditEventEntity, Coding } from '#fhir';
import type { AuditLine, Interaction, Outcome } from './audit-line.ts';

/** The line as a FHIR R4 AuditEvent, after IHE BALP 1.1 (RESTful); `key` is its id in the audit's own numbering. */
export function auditEventOf(line: AuditLine, key: string): AuditEvent {
  const subtype = subtypeOf(line.interaction);
  return {
    resourceType: 'AuditEvent',
    id: key,
    type: typeOf(line.interaction),
    subtype: [line.detail && line.interaction === 'operation' ? { ...subtype, display: line.detail } : subtype],
    action: actions[line.interaction],
    recorded: line.at.toISOString(),
    outcome: outcomeCodes[line.outcome],
    ...(line.detail && line.interaction !== 'operation' ? { outcomeDesc: line.detail } : {}),
    ...(line.purpose ? { purposeOfEvent: [{ text: line.purpose }] } : {}),
    agent: [agentOf(line)],
    source: {
      ...(line.organization ? { site: line.organization } : {}),
      observer: { display: 'Suwen 素问' },
      type: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/security-source-type',
          code: '4',
          display: 'Application Server',
        },
      ],
    },
    entity: entitiesOf(line),
  };
}

/** FHIR R4 audit-event-action: create, read, update, delete, execute. */
const actions: Readonly<Record<Interaction, 'C' | 'R' | 'U' | 'D' | 'E'>> = {
  read: 'R',
  vread: 'R',
  update: 'U',
  patch: 'U',
  delete: 'D',
  'history-instance': 'R',
  'history-type': 'R',
  'history-system': 'R',
  create: 'C',
  'search-type': 'E',
  'search-system': 'E',
  capabilities: 'R',
  batch: 'E',
  transaction: 'E',
  operation: 'E',
  'sign-in': 'E',
  'sign-out': 'E',
  facts: 'R',
  'blob-read': 'R',
  event: 'R',
};

/** FHIR R4 audit-event-outcome: success, minor failure (an expected "no"), serious failure. */
const outcomeCodes: Readonly<Record<Outcome, '0' | '4' | '8'>> = { done: '0', refused: '4', failed: '8' };

/** DICOM PS3.16 CID 403 and 401: user authentication, login, logout. */
const dicom = 'http://dicom.nema.org/resources/ontology/DCM';

const isSign = (interaction: Interaction): boolean => interaction === 'sign-in' || interaction === 'sign-out';

const typeOf = (interaction: Interaction): Coding =>
  isSign(interaction)
    ? { system: dicom, code: '110114', display: 'User Authentication' }
    : { system: 'http://terminology.hl7.org/CodeSystem/audit-event-type', code: 'rest', display: 'RESTful Operation' };

function subtypeOf(interaction: Interaction): Coding {
  if (interaction === 'sign-in') return { system: dicom, code: '110122', display: 'Login' };
  if (interaction === 'sign-out') return { system: dicom, code: '110123', display: 'Logout' };
  if (interaction === 'facts' || interaction === 'blob-read' || interaction === 'event') {
    return { system: 'urn:suwen:interaction', code: interaction };
  }
  return { system: 'http://hl7.org/fhir/restful-interaction', code: interaction };
}

function agentOf({ who, role }: AuditLine): AuditEvent['agent'][number] {
  const system = who.startsWith('system:');
  return {
    type: {
      coding: [
        system
          ? { system: dicom, code: '110150', display: 'Application' }
          : { system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' },
      ],
    },
    ...(role ? { role: [{ text: role }] } : {}),
    who: system || !who.includes('/') ? { display: who } : { reference: who },
    requestor: true,
  };
}

/** What was touched, whose record it is, and the request (BALP entities data, patient, transaction). */
function entitiesOf({ type, id, version, patient, request }: AuditLine): readonly AuditEventEntity[] {
  const entityType = 'http://terminology.hl7.org/CodeSystem/audit-entity-type';
  const objectRole = 'http://terminology.hl7.org/CodeSystem/object-role';
  const entities: AuditEventEntity[] = [];
  if (type) {
    const what = id ? { reference: `${type}/${id}${version ? `/_history/${version}` : ''}` } : { type, display: type };
    entities.push({
      what,
      type: { system: entityType, code: '2', display: 'System Object' },
      role: id
        ? { system: objectRole, code: '4', display: 'Domain Resource' }
        : { system: objectRole, code: '24', display: 'Query' },
    });
  }
  if (patient) {
    entities.push({
      what: { reference: `Patient/${patient}` },
      type: { system: entityType, code: '1', display: 'Person' },
      role: { system: objectRole, code: '1', display: 'Patient' },
    });
  }
  entities.push({
    what: { identifier: { value: request } },
    type: { system: 'https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType', code: 'XrequestId' },
  });
  return entities;
}
