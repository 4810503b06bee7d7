import type { Functions } from '../compile/call.ts';
import { fromItems } from '../compile/plan.ts';
import { isObject, Item, none } from '../values/item.ts';
import { untyped } from '../model/untyped.ts';
import { systemTypes } from '../model/system-types.ts';
import { typeOfReference } from './resolve.ts';
import { rule } from './rules.ts';

/** FHIRPath 2.0 §10 type(), and the keys of SQL on FHIR v2. */
export const reflection: Functions = {
  type: rule(0, 0, ({ of }) =>
    fromItems((scope) =>
      of.items(scope).map(({ type }) => new Item({ namespace: type.namespace, name: type.name }, untyped)),
    ),
  ),
  getResourceKey: rule(0, 0, ({ of }) =>
    fromItems((scope) =>
      of.items(scope).flatMap(({ value }) => {
        const id = isObject(value) ? value['id'] : undefined;
        return typeof id === 'string' ? [new Item(id, systemTypes.String)] : none;
      }),
    ),
  ),
  getReferenceKey: rule(0, 1, (call) => {
    const wanted = call.trees[0] ? call.type(0).type.name : undefined;
    return fromItems((scope) =>
      call.of.items(scope).flatMap(({ value }) => {
        const reference = isObject(value) ? value['reference'] : undefined;
        const type = typeof reference === 'string' ? typeOfReference(reference) : undefined;
        if (type === undefined || (wanted !== undefined && type !== wanted)) return none;
        const id = /\/([^/#]+)(?:\/_history\/.*)?(?:#.*)?$/.exec(String(reference))?.[1];
        return id === undefined ? none : [new Item(id, systemTypes.String)];
      }),
    );
  }),
};
