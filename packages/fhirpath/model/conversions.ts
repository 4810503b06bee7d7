import type { SystemName } from './model.ts';

/** FHIR primitives that convert by themselves to a System type (FHIR R4 fhirpath.html#types). */
export const implicit: ReadonlyMap<string, SystemName> = new Map<string, SystemName>([
  ['boolean', 'Boolean'],
  ['string', 'String'],
  ['uri', 'String'],
  ['url', 'String'],
  ['canonical', 'String'],
  ['code', 'String'],
  ['oid', 'String'],
  ['uuid', 'String'],
  ['id', 'String'],
  ['markdown', 'String'],
  ['base64Binary', 'String'],
  ['xhtml', 'String'],
  ['integer', 'Integer'],
  ['unsignedInt', 'Integer'],
  ['positiveInt', 'Integer'],
  ['integer64', 'Integer'],
  ['decimal', 'Decimal'],
  ['date', 'Date'],
  ['dateTime', 'DateTime'],
  ['instant', 'DateTime'],
  ['time', 'Time'],
  ['Quantity', 'Quantity'],
]);
