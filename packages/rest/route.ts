import { unknownPath, wrongMethod } from './refusals.ts';

/** The interactions of FHIR R4 http.html, and where an address names one. */
export interface Route {
  readonly interaction:
    | 'capabilities'
    | 'open-api'
    | 'read'
    | 'vread'
    | 'create'
    | 'update'
    | 'patch'
    | 'delete'
    | 'update-where'
    | 'patch-where'
    | 'delete-where'
    | 'history'
    | 'search'
    | 'bundle'
    | 'operation';
  readonly type?: string;
  readonly id?: string;
  readonly version?: string;
  /** `$name` without the dollar. */
  readonly operation?: string;
  /** Compartment search: its name and id; `type` is then '*' or a resource type. */
  readonly compartment?: { readonly name: string; readonly id: string };
}

/** Finds the interaction of a method and path; refuses what is none. */
export function route(method: string, path: readonly string[]): Route {
  const verb = method === 'HEAD' ? 'GET' : method;
  const found = byLength(verb, path);
  if (found) return found;
  const address = `/${path.join('/')}`;
  throw allowedMethods(path).length > 0 ? wrongMethod(method, address) : unknownPath(address);
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The methods of an address, for the header Allow; empty where there is nothing. */
export function allowedMethods(path: readonly string[]): readonly string[] {
  const methods = METHODS.filter((method) => byLength(method, path) !== undefined);
  return methods.includes('GET') ? ['HEAD', ...methods] : methods;
}

function byLength(verb: string, path: readonly string[]): Route | undefined {
  const [first = '', second = '', third = '', fourth = ''] = path;
  const last = path.at(-1) ?? '';
  if (last.startsWith('$')) return operationRoute(verb, path);
  switch (path.length) {
    case 0:
      return system(verb);
    case 1:
      return whole(verb, first);
    case 2:
      return instance(verb, first, second);
    case 3:
      return third === '_history'
        ? on(verb, 'GET', { interaction: 'history', type: first, id: second })
        : below(verb, first, second, third);
    case 4:
      if (third === '_history')
        return on(verb, 'GET', { interaction: 'vread', type: first, id: second, version: fourth });
      return fourth === '_search' ? on(verb, 'POST', search(first, second, third)) : undefined;
    default:
      return undefined;
  }
}

const on = (verb: string, wanted: string, found: Route): Route | undefined => (verb === wanted ? found : undefined);

const search = (name: string, id: string, type: string): Route => ({
  interaction: 'search',
  type,
  compartment: { name, id },
});

const below = (verb: string, name: string, id: string, type: string): Route | undefined =>
  type.startsWith('_') ? undefined : on(verb, 'GET', search(name, id, type));

function system(verb: string): Route | undefined {
  if (verb === 'POST') return { interaction: 'bundle' };
  return on(verb, 'GET', { interaction: 'search' });
}

function whole(verb: string, first: string): Route | undefined {
  if (first === 'metadata') return on(verb, 'GET', { interaction: 'capabilities' });
  if (first === 'openapi.json') return on(verb, 'GET', { interaction: 'open-api' });
  if (first === '_history') return on(verb, 'GET', { interaction: 'history' });
  if (first === '_search') return on(verb, 'POST', { interaction: 'search' });
  switch (verb) {
    case 'GET':
      return { interaction: 'search', type: first };
    case 'POST':
      return { interaction: 'create', type: first };
    case 'PUT':
      return { interaction: 'update-where', type: first };
    case 'PATCH':
      return { interaction: 'patch-where', type: first };
    case 'DELETE':
      return { interaction: 'delete-where', type: first };
    default:
      return undefined;
  }
}

function instance(verb: string, type: string, second: string): Route | undefined {
  if (second === '_history') return on(verb, 'GET', { interaction: 'history', type });
  if (second === '_search') return on(verb, 'POST', { interaction: 'search', type });
  switch (verb) {
    case 'GET':
      return { interaction: 'read', type, id: second };
    case 'PUT':
      return { interaction: 'update', type, id: second };
    case 'PATCH':
      return { interaction: 'patch', type, id: second };
    case 'DELETE':
      return { interaction: 'delete', type, id: second };
    default:
      return undefined;
  }
}

function operationRoute(verb: string, path: readonly string[]): Route | undefined {
  if (verb !== 'GET' && verb !== 'POST' && !(verb === 'DELETE' && path.length === 1)) return undefined;
  const operation = (path.at(-1) ?? '').slice(1);
  const [type, id] = path;
  if (path.length === 1) return { interaction: 'operation', operation };
  if (path.length === 2 && type !== undefined) return { interaction: 'operation', operation, type };
  if (path.length === 3 && type !== undefined && id !== undefined)
    return { interaction: 'operation', operation, type, id };
  if (path.length === 5 && path[2] === '_history' && type !== undefined && id !== undefined && path[3] !== undefined) {
    return { interaction: 'operation', operation, type, id, version: path[3] };
  }
  return undefined;
}
