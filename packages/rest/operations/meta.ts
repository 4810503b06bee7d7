import { writeJson, type Coding, type Meta, type Resource } from '#fhir';
import { resourceOf } from '#store';
import type { RestOperation } from '../door.ts';
import { hl7Definition } from './definition.ts';
import { wrongParameter } from '../refusals.ts';
import { givenValues, operationInput } from './input.ts';

const at = { system: false, types: 'all', instance: true } as const;

/** $meta: the meta of one resource (FHIR resource-operation-meta). */
export const meta: RestOperation = {
  name: 'meta',
  title: { 'zh-CN': '元数据', en: 'Meta' },
  at,
  definition: hl7Definition('meta', 'Resource'),
  get: true,
  changes: false,
  run: async ({ store }, { session }, { type = '', id, version }) => {
    if (id === undefined)
      throw wrongParameter(
        'id',
        '缺失:本服务器只给出单个资源的 meta',
        'is missing: only the meta of one resource is given here',
      );
    const found =
      version === undefined ? await store.read(session, type, id) : await store.vread(session, type, id, version);
    return { status: 200, body: returned(resourceOf(found.text).meta ?? {}) };
  },
};

/** $meta-add: adds tags, security labels and profiles. */
export const metaAdd: RestOperation = changing(
  'meta-add',
  { 'zh-CN': '添加元数据', en: 'Add to meta' },
  (current, given) => ({
    ...current,
    ...listed(
      'profile',
      union(current.profile ?? [], given.profile ?? [], (a, b) => a === b),
    ),
    ...listed('tag', union(current.tag ?? [], given.tag ?? [], same)),
    ...listed('security', union(current.security ?? [], given.security ?? [], same)),
  }),
);

/** $meta-delete: takes tags, security labels and profiles away. */
export const metaDelete: RestOperation = changing(
  'meta-delete',
  { 'zh-CN': '删除元数据', en: 'Delete from meta' },
  (current, given) => {
    const { profile: _p, tag: _t, security: _s, ...rest } = current;
    return {
      ...rest,
      ...listed(
        'profile',
        without(current.profile ?? [], given.profile ?? [], (a, b) => a === b),
      ),
      ...listed('tag', without(current.tag ?? [], given.tag ?? [], same)),
      ...listed('security', without(current.security ?? [], given.security ?? [], same)),
    };
  },
);

function changing(
  name: string,
  title: RestOperation['title'],
  change: (current: Meta, given: Meta) => Meta,
): RestOperation {
  return {
    name,
    title,
    definition: hl7Definition(name, 'Resource'),
    at: { system: false, types: 'all', instance: true },
    get: false,
    changes: true,
    run: async ({ store }, { request, session }, { type = '', id }) => {
      if (id === undefined) throw wrongParameter('id', '缺失', 'is missing');
      const given = givenMeta(givenValues(operationInput(request), 'meta')[0]);
      const changed = await store.patch(session, type, id, (resource): Resource => ({
        ...resource,
        meta: change(resource.meta ?? {}, given),
      }));
      return { status: 200, body: returned(resourceOf(changed.text).meta ?? {}) };
    },
  };
}

function givenMeta(value: unknown): Meta {
  if (typeof value === 'object' && value !== null) return value;
  throw wrongParameter('meta', '缺失或不是 Meta', 'is missing or is no Meta');
}

const returned = (value: Meta): string =>
  writeJson({ resourceType: 'Parameters', parameter: [{ name: 'return', valueMeta: value }] });

const same = (a: Coding, b: Coding): boolean => a.system === b.system && a.code === b.code;

const union = <T>(have: readonly T[], more: readonly T[], equal: (a: T, b: T) => boolean): readonly T[] => [
  ...have,
  ...more.filter((one) => !have.some((other) => equal(one, other))),
];

const without = <T>(have: readonly T[], less: readonly T[], equal: (a: T, b: T) => boolean): readonly T[] =>
  have.filter((one) => !less.some((other) => equal(one, other)));

/** FHIR has no empty lists. */
const listed = <N extends string, T>(name: N, values: readonly T[]): { readonly [K in N]?: readonly T[] } =>
  values.length === 0 ? {} : ({ [name]: values } as { readonly [K in N]?: readonly T[] });
