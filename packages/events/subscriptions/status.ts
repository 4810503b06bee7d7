import { randomUUID } from 'node:crypto';
import type { Parameters, ParametersParameter } from '#fhir';
import type { Content, Rule } from './rule.ts';
import type { NumberedEvent, Row } from './row.ts';

/** Why a status is told. */
export type NotificationType = 'handshake' | 'heartbeat' | 'event-notification' | 'query-status' | 'query-event';

/** What a status tells. */
export interface StatusFacts {
  readonly rule: Pick<Rule, 'topic'>;
  readonly row: Pick<Row, 'id' | 'state' | 'number' | 'fault'>;
  readonly type: NotificationType;
  readonly events: readonly NumberedEvent[];
  readonly content: Content;
  /** Address of the API: what references begin with. */
  readonly base: string;
}

const PROFILE = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-subscription-status-r4';
const ERRORS = 'http://terminology.hl7.org/CodeSystem/subscription-error';

/** The status of a subscription as R4 carries it: Parameters (R5 backport 1.1, backport-subscription-status-r4). */
export function statusParameters({ rule, row, type, events, content, base }: StatusFacts): Parameters {
  const topic = rule.topic === undefined || content === 'empty' ? [] : [{ name: 'topic', valueCanonical: rule.topic }];
  const fault =
    row.fault === null
      ? []
      : [
          {
            name: 'error',
            valueCodeableConcept: { coding: [{ system: ERRORS, code: 'no-response' }], text: row.fault },
          },
        ];
  return {
    resourceType: 'Parameters',
    id: randomUUID(),
    meta: { profile: [PROFILE] },
    parameter: [
      { name: 'subscription', valueReference: { reference: `${base}/Subscription/${row.id}` } },
      ...topic,
      { name: 'status', valueCode: row.state },
      { name: 'type', valueCode: type },
      {
        name: 'events-since-subscription-start',
        valueString: String(type === 'event-notification' ? (events.at(-1)?.number ?? row.number) : row.number),
      },
      ...events.map((event) => eventPart(event, content, base)),
      ...fault,
    ],
  };
}

/** With empty content no resource is named (R5 backport, payloads). */
function eventPart({ number, at, type, id }: NumberedEvent, content: Content, base: string): ParametersParameter {
  const focus = content === 'empty' ? [] : [{ name: 'focus', valueReference: { reference: `${base}/${type}/${id}` } }];
  return {
    name: 'notification-event',
    part: [
      { name: 'event-number', valueString: String(number) },
      { name: 'timestamp', valueInstant: at.toISOString() },
      ...focus,
    ],
  };
}
