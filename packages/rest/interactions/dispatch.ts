import { isResourceType } from '#fhir';
import type { Asked, Door, Interaction } from '../door.ts';
import { unknownOperation, unknownType, wrongMethod, wrongParameter } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import { route, type Route } from '../route.ts';
import { capabilities } from './capabilities.ts';
import { describe, readDefinition } from './describe.ts';
import { history } from './history.ts';
import { patch, patchWhere } from './patch.ts';
import { read, vread } from './read.ts';
import { search } from './search.ts';
import { create, remove, removeWhere, update, updateWhere } from './write.ts';

/** Answers a request by its address; a bundle within a bundle is no entry. */
export function dispatch(door: Door, asked: Asked): Promise<Reply> {
  const found = route(asked.request.method, asked.request.path);
  return interactionOf(found)(door, asked, found);
}

const plain: Readonly<Record<Exclude<Route['interaction'], 'bundle' | 'operation'>, Interaction>> = {
  capabilities: async (door, { request }) => capabilities(door, request),
  'open-api': describe,
  read: (door, asked, found) => (found.type === 'OperationDefinition' ? readDefinition : read)(door, asked, found),
  vread,
  create,
  update,
  patch,
  delete: remove,
  'update-where': updateWhere,
  'patch-where': patchWhere,
  'delete-where': removeWhere,
  history,
  search,
};

/** The interaction of a route; refuses a type that R4 does not have. */
export function interactionOf(found: Route): Interaction {
  if (found.type !== undefined && found.type !== '*' && !isResourceType(found.type)) throw unknownType(found.type);
  if (found.interaction === 'bundle') {
    throw wrongParameter('Bundle.entry.request.url', '不能是另一个 Bundle', 'cannot be another bundle');
  }
  return found.interaction === 'operation' ? operation : plain[found.interaction];
}

/** `$name` on the system, a type or an instance. */
const operation: Interaction = (door, asked, found) => {
  const { operation: name = '', type, id } = found;
  const known = door.operations.get(name);
  if (known === undefined) throw unknownOperation(`$${name}`);
  const { at, get } = known;
  const here =
    type === undefined
      ? at.system
      : (id === undefined || at.instance) && (at.types === 'all' || (at.types !== 'none' && at.types.includes(type)));
  if (!here) throw unknownOperation(`$${name}`);
  if (asked.request.method === 'DELETE' && known.deletes !== true) throw wrongMethod('DELETE', `$${name}`);
  if (asked.request.method === 'GET' && !get) throw wrongParameter(`$${name}`, '须用 POST', 'must be invoked by POST');
  return known.run(door, asked, found);
};
