import { isProperties, type Properties } from './members.ts';
import { badOperation, notAPatch } from './refusals.ts';

/** One operation of a FHIRPath Patch (FHIR R4 fhirpatch.html), its parts by name. */
export interface PatchOperation {
  readonly number: number;
  readonly type: 'add' | 'insert' | 'delete' | 'replace' | 'move';
  readonly path: string;
  readonly parts: ReadonlyMap<string, Properties>;
}

const types: readonly PatchOperation['type'][] = ['add', 'insert', 'delete', 'replace', 'move'];

/** The operations of a Parameters resource; refused when one is not well formed. */
export function operationsOf(parameters: unknown): readonly PatchOperation[] {
  const list = isProperties(parameters) ? parameters['parameter'] : undefined;
  if (!isProperties(parameters) || parameters['resourceType'] !== 'Parameters' || !Array.isArray(list))
    throw notAPatch(
      'FHIRPath Patch 应为带 parameter 的 Parameters 资源',
      'A FHIRPath Patch is a Parameters resource with parameter',
    );
  return list.map(operation);
}

function operation(parameter: unknown, number: number): PatchOperation {
  const list = isProperties(parameter) ? parameter['part'] : undefined;
  if (!isProperties(parameter) || parameter['name'] !== 'operation' || !Array.isArray(list))
    throw badOperation(number, '应为名为 operation、带 part 的参数', 'must be a parameter named operation with part');
  const parts = new Map<string, Properties>();
  for (const part of list.filter(isProperties)) parts.set(partName(part, number), part);
  const wanted = textPart(parts, 'type');
  const type = types.find((each) => each === wanted);
  if (!type) throw badOperation(number, `没有操作 ${wanted ?? '?'}`, `there is no operation ${wanted ?? '?'}`);
  const path = textPart(parts, 'path');
  if (path === undefined) throw badOperation(number, '缺少 path', 'has no path');
  return { number, type, path, parts };
}

/** The name of a part; refused when it is no text. */
export function partName({ name }: Properties, number: number): string {
  if (typeof name === 'string') return name;
  throw badOperation(number, 'part 的 name 应为文本', 'a part must have a name that is text');
}

/** The text of a part: valueCode, valueString, valueUri … */
export function textPart(parts: ReadonlyMap<string, Properties>, name: string): string | undefined {
  const part = parts.get(name);
  const key = part && Object.keys(part).find((each) => each.startsWith('value'));
  const value = key === undefined ? undefined : part?.[key];
  return typeof value === 'string' ? value : undefined;
}

/** The whole number of a part, 0 and up; refused when it is missing. */
export function numberPart({ parts, number }: PatchOperation, name: string): number {
  const value = parts.get(name)?.['valueInteger'];
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw badOperation(number, `缺少 ${name}（valueInteger）`, `has no ${name} (valueInteger)`);
}
