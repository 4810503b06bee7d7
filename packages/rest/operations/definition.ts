import { isResourceType, type OperationDefinition, type ResourceType } from '#fhir';
import type { AnyOperation } from '#kernel';
import { inputReaders, operationCode } from '#operations';
import type { RestOperation } from '../door.ts';

/** Address of the OperationDefinition by HL7 that an operation keeps; `holder` where it is not the type's own. */
export const hl7Definition =
  (name: string, holder?: string) =>
  (type: string | undefined): string =>
    `http://hl7.org/fhir/OperationDefinition/${holder ?? type ?? ''}-${name}`;

/** Where the definition of an operation stands: at HL7, or here. */
export const definitionUrl = ({ name, definition }: RestOperation, base: string, type: string | undefined): string =>
  definition?.(type) ?? `${base}/OperationDefinition/${name}`;

/** The OperationDefinition of what the door answers and HL7 does not define; of the house's own with its parameters. */
export function definitionOf(operation: RestOperation, base: string): OperationDefinition | undefined {
  if (operation.house !== undefined) return operationDefinition(operation.house, base);
  if (operation.definition !== undefined) return undefined;
  const { name, title, at, changes } = operation;
  return {
    resourceType: 'OperationDefinition',
    id: name,
    url: `${base}/OperationDefinition/${name}`,
    name: computable(name),
    title: `${title['zh-CN']} / ${title.en}`,
    status: 'active',
    kind: 'operation',
    affectsState: changes,
    code: name,
    ...(at.types === 'none'
      ? {}
      : { resource: at.types === 'all' ? ['Resource' as ResourceType] : at.types.filter(isResourceType) }),
    system: at.system,
    type: at.types !== 'none',
    instance: at.instance,
  };
}

/** The OperationDefinition of an operation, written out of its readers. */
export function operationDefinition(operation: AnyOperation, base: string): OperationDefinition {
  const { name, title, on, changes, output } = operation;
  const code = operationCode(name);
  const input = Object.entries(inputReaders(operation)).map(([parameter, { min, max, fhirType, targets }]) => ({
    name: parameter,
    use: 'in' as const,
    min,
    max,
    type: fhirType as 'string',
    ...(targets === undefined
      ? {}
      : { targetProfile: targets.map((type) => `http://hl7.org/fhir/StructureDefinition/${type}`) }),
  }));
  const out = {
    name: 'return',
    use: 'out' as const,
    min: output.min,
    max: output.max,
    type: output.fhirType as 'string',
  };
  return {
    resourceType: 'OperationDefinition',
    id: code,
    url: `${base}/OperationDefinition/${code}`,
    name: computable(code),
    title: `${title['zh-CN']} / ${title.en}`,
    status: 'active',
    kind: 'operation',
    affectsState: changes,
    code,
    ...(on === 'system' ? {} : { resource: [on] }),
    system: on === 'system',
    type: on !== 'system',
    instance: false,
    parameter: [...input, out],
  };
}

/** `bulk-status` as a name for software: BulkStatus. */
const computable = (code: string): string =>
  code
    .replaceAll(/[^A-Za-z0-9]+(.)?/gu, (_, next: string | undefined) => (next ?? '').toUpperCase())
    .replace(/^./u, (first) => first.toUpperCase());
