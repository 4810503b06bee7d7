import type { Reference, Resource, ResourceOf, ResourceType } from '#fhir';
import { Refusal } from './refusal.ts';

/** A reader of one input or output value that also describes itself, for OperationDefinition and OpenAPI. */
export interface Reader<T> {
  /** Returns the value as T or throws a Refusal that names `name`. */
  readonly read: (value: unknown, name: string) => T;
  /** FHIR type of the parameter: `string`, `decimal`, `Reference`, `Quantity`, `MedicationDispense` … */
  readonly fhirType: string;
  readonly min: 0 | 1;
  readonly max: '1' | '*';
  /** Allowed target types of a reference. */
  readonly targets?: readonly string[];
}

/** One reader per field of T, so that input and readers cannot drift apart. */
export type Shape<T> = { readonly [K in keyof T]-?: Reader<T[K]> };

const wrong = (name: string, zh: string, en: string): Refusal =>
  new Refusal(
    'incorrect',
    'kernel/wrong-input',
    { 'zh-CN': `参数 ${name} ${zh}`, en: `Parameter ${name} ${en}` },
    {
      expression: [name],
    },
  );

/** Text that is not blank. */
export const text: Reader<string> = {
  fhirType: 'string',
  min: 1,
  max: '1',
  read: (value, name) => {
    if (typeof value === 'string' && value.trim() !== '') return value;
    throw wrong(name, '必须是非空文本', 'must be text that is not blank');
  },
};

/** A number above zero. */
export const positive: Reader<number> = {
  fhirType: 'decimal',
  min: 1,
  max: '1',
  read: (value, name) => {
    if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value;
    throw wrong(name, '必须是大于 0 的数', 'must be a number above 0');
  },
};

/** A whole number from `least` to `most`. */
export const wholeNumber = (least: number, most: number): Reader<number> => ({
  fhirType: 'integer',
  min: 1,
  max: '1',
  read: (value, name) => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    throw wrong(name, `必须是 ${least} 到 ${most} 的整数`, `must be a whole number from ${least} to ${most}`);
  },
});

/** true or false. */
export const flag: Reader<boolean> = {
  fhirType: 'boolean',
  min: 1,
  max: '1',
  read: (value, name) => {
    if (typeof value === 'boolean') return value;
    throw wrong(name, '必须是 true 或 false', 'must be true or false');
  },
};

/** A literal reference to a resource of one of the types, relative (`MedicationRequest/17`). */
export function reference<T extends ResourceType>(...types: readonly T[]): Reader<Reference<ResourceOf<T>>> {
  const pattern = new RegExp(`^(?:${types.join('|')})/[A-Za-z0-9\\-.]{1,64}$`, 'u');
  return {
    fhirType: 'Reference',
    min: 1,
    max: '1',
    targets: types,
    read: (value, name) => {
      const target = typeof value === 'object' && value !== null && 'reference' in value ? value.reference : value;
      if (typeof target === 'string' && pattern.test(target)) return { reference: target };
      throw wrong(name, `必须是对 ${types.join('、')} 的引用`, `must be a reference to ${types.join(' or ')}`);
    },
  };
}

/** A whole resource of one type; the store validates its content on writing. */
export function resource<T extends ResourceType>(type: T): Reader<ResourceOf<T>> {
  return {
    fhirType: type,
    min: 1,
    max: '1',
    read: (value, name) => {
      if (isResource(value) && value.resourceType === type) return value as ResourceOf<T>;
      throw wrong(name, `必须是 ${type} 资源`, `must be a resource of type ${type}`);
    },
  };
}

/** Makes a reader optional. */
export const optional = <T>(reader: Reader<T>): Reader<T | undefined> => ({
  ...reader,
  min: 0,
  read: (value, name) => (value === undefined ? undefined : reader.read(value, name)),
});

/** A list of values, each read by `reader`. */
export const several = <T>(reader: Reader<T>): Reader<readonly T[]> => ({
  ...reader,
  max: '*',
  read: (value, name) => {
    if (Array.isArray(value)) return value.map((item: unknown, index) => reader.read(item, `${name}[${index}]`));
    throw wrong(name, '必须是列表', 'must be a list');
  },
});

const isResource = (value: unknown): value is Resource =>
  typeof value === 'object' && value !== null && 'resourceType' in value;
