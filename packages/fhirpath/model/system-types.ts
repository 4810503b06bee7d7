import type { SystemName, Type } from './model.ts';

function systemType(name: SystemName | 'Any'): Type {
  return {
    namespace: 'System',
    name,
    kind: 'system',
    base: undefined,
    system: name === 'Any' ? undefined : name,
    member: () => undefined,
    property: () => undefined,
  };
}

/** The System types of FHIRPath 2.0 §4.1, one object each. */
export const systemTypes: Readonly<Record<SystemName, Type>> = {
  Boolean: systemType('Boolean'),
  String: systemType('String'),
  Integer: systemType('Integer'),
  Decimal: systemType('Decimal'),
  Date: systemType('Date'),
  DateTime: systemType('DateTime'),
  Time: systemType('Time'),
  Quantity: systemType('Quantity'),
};

/** The type of all types (FHIRPath 2.0 §10). */
export const anyType: Type = systemType('Any');

/** The System type of that name; undefined when FHIRPath has none. */
export const systemTypeNamed = (name: string): Type | undefined =>
  name === 'Any' ? anyType : isSystemName(name) ? systemTypes[name] : undefined;

const isSystemName = (name: string): name is SystemName => Object.hasOwn(systemTypes, name);
