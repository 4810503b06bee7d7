import { compartment, dateRange, isResourceType, type Parameters } from '#fhir';
import type { AnswerContext } from '#search';
import type { Session } from '#store';
import type { Asked, Door } from '../door.ts';
import { operationInput } from '../operations/input.ts';
import { wrongParameter } from '../refusals.ts';
import type { Route } from '../route.ts';
import { onlyNdjson } from './refusals.ts';
import { typeFilters } from './type-filter.ts';

/** What an export job works on; kept sealed. */
export interface ExportInput {
  readonly scope: { readonly of: 'all' | 'patients' } | { readonly of: 'group'; readonly id: string };
  /** Absent: every type of the scope. */
  readonly types?: readonly string[];
  /** Milliseconds since 1970. */
  readonly since?: number;
  readonly filters: readonly string[];
  /** The address that asked, for the manifest. */
  readonly request: string;
  readonly session: Pick<Session, 'agent' | 'owner'>;
}

const FORMATS = new Set(['application/fhir+ndjson', 'application/ndjson', 'ndjson']);
const KNOWN = new Set(['_since', '_type', '_outputFormat', '_typeFilter', '_format']);

/** Reads the parameters of `$export` (Bulk Data 2.0, OperationDefinition/export); refuses by name what it cannot do. */
export function exportInput(
  { zone, now }: Pick<Door, 'zone' | 'now'>,
  asked: Asked,
  route: Route,
  context: AnswerContext,
): ExportInput {
  const { request, session } = asked;
  const parameters = operationInput(request);
  const lenient = request.prefer.handling === 'lenient';
  for (const { name } of parameters.parameter ?? []) {
    if (!KNOWN.has(name) && !lenient) throw wrongParameter(name, '导出不支持', 'is not supported by the export');
  }
  const format = texts(parameters, '_outputFormat')[0];
  if (format !== undefined && !FORMATS.has(format.replaceAll(' ', '+'))) throw onlyNdjson(format);
  const scope = scopeOf(route);
  const types = listed(parameters, '_type');
  for (const type of types) checkType(type, scope, lenient);
  const filters = listed(parameters, '_typeFilter');
  typeFilters(filters, context, now());
  const since = sinceOf(texts(parameters, '_since')[0], zone);
  const kept = types.filter((type) => isResourceType(type));
  return {
    scope,
    ...(kept.length === 0 ? {} : { types: kept }),
    ...(since === undefined ? {} : { since }),
    filters,
    request: `${request.base}/${request.path.join('/')}${queryText(request.query)}`,
    session: { agent: session.agent, owner: session.owner },
  };
}

/** Types of an export: all, or those of the Patient compartment. */
export const typesOf = (scope: ExportInput['scope']): ((type: string) => boolean) => {
  if (scope.of === 'all') return () => true;
  const members = compartment('Patient');
  return (type) => type === 'Patient' || members.has(type);
};

function scopeOf({ type, id }: Route): ExportInput['scope'] {
  if (type === undefined) return { of: 'all' };
  if (type === 'Patient' && id === undefined) return { of: 'patients' };
  if (type === 'Group' && id !== undefined) return { of: 'group', id };
  throw wrongParameter('$export', '可用于 /、/Patient 和 /Group/[id]', 'is there at /, /Patient and /Group/[id]');
}

function checkType(type: string, scope: ExportInput['scope'], lenient: boolean): void {
  if (isResourceType(type) && typesOf(scope)(type)) return;
  if (lenient) return;
  throw wrongParameter('_type', `${type} 不在导出范围内`, `${type} is not among the types of this export`);
}

/** `a,b` and repetition mean the same. Commas of a filter belong to it unless a new `Type?` follows. */
function listed(parameters: Parameters, name: string): readonly string[] {
  const separator = name === '_typeFilter' ? /,(?=[A-Z][A-Za-z]+\?)/u : /,/u;
  return texts(parameters, name)
    .flatMap((text) => text.split(separator))
    .filter((text) => text !== '');
}

function texts({ parameter = [] }: Parameters, name: string): readonly string[] {
  return parameter
    .filter((one) => one.name === name)
    .map((one) => {
      const value = Object.entries(one).find(([key]) => key.startsWith('value'))?.[1];
      if (typeof value === 'string') return value;
      throw wrongParameter(name, '必须是文本', 'must be text');
    });
}

function sinceOf(text: string | undefined, zone: string): number | undefined {
  if (text === undefined) return undefined;
  const range = dateRange(text.replaceAll(' ', '+'), zone);
  if (range === undefined) throw wrongParameter('_since', '必须是时刻', 'must be an instant');
  return range[0];
}

const queryText = (query: readonly (readonly [string, string])[]): string =>
  query.length === 0
    ? ''
    : `?${query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')}`;
