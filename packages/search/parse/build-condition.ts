import type { Parameter } from '../registry/parameter.ts';
import { partsOf } from '../registry/parameter.ts';
import { badModifier, badValue, notSupported } from '../refusals.ts';
import { normalise } from '../values/normalise.ts';
import { buildChain, buildHas } from './build-chain.ts';
import type { BuildContext } from './build-context.ts';
import { any, NOTHING, type Condition } from './condition.ts';
import { splitEscaped, unescaped } from './escaped.ts';
import { modifiersOf } from './modifiers.ts';
import { readDate } from './read-date.ts';
import { readTest } from './read-test.ts';

const ID = /^[A-Za-z0-9\-.]{1,64}$/u;

/** The condition of one pair on one type: chains and `_has` of any depth, alternatives by comma. */
export function buildCondition(type: string, written: string, raw: string, context: BuildContext): Condition {
  if (written.startsWith('_has:')) return buildHas(type, written, raw, context);
  const dot = written.indexOf('.');
  if (dot >= 0) return buildChain(type, written.slice(0, dot), written.slice(dot + 1), raw, context);
  const colon = written.indexOf(':');
  const code = colon < 0 ? written : written.slice(0, colon);
  const modifier = colon < 0 ? undefined : written.slice(colon + 1);
  return buildValue(type, code, modifier, raw, context);
}

function buildValue(
  type: string,
  code: string,
  modifier: string | undefined,
  raw: string,
  context: BuildContext,
): Condition {
  if (code === '_list') return buildList(modifier, raw, context);
  const parameter = context.registry.demand(type, code);
  const allowed = modifiersOf(parameter.kind, parameter.targets);
  if (modifier !== undefined && !allowed.includes(modifier) && !isTypeOf(parameter, modifier, context)) {
    throw badModifier(context.name, modifier, allowed);
  }
  if (modifier === 'missing') return buildMissing(parameter, raw, context);
  if (code === '_text' || code === '_content') return buildWords(code, raw);
  const values = splitEscaped(raw, ',');
  if (code === '_id') return buildId(type, modifier, values, context);
  if (code === '_lastUpdated') return any(values.map((value) => ({ op: 'updated', test: readDate(value, context) })));
  const found = any(values.flatMap((value) => buildAlternatives(parameter, modifier, value, context)));
  return modifier === 'not' || modifier === 'not-in' ? { op: 'not', of: found } : found;
}

/** A reference without named targets takes any type as modifier. */
const isTypeOf = (parameter: Parameter, modifier: string, { resourceTypes }: BuildContext): boolean =>
  parameter.kind === 'reference' && parameter.targets.length === 0 && resourceTypes.includes(modifier);

function buildAlternatives(
  parameter: Parameter,
  modifier: string | undefined,
  value: string,
  context: BuildContext,
): readonly Condition[] {
  return partsOf(parameter).map((part): Condition => {
    const asked = part.only === undefined ? context : { ...context, only: part.only };
    const test = readTest(parameter.kind === 'composite' ? part.parameter : parameter, modifier, value, asked);
    if (test.kind === 'reference' && test.types.length === 0) return NOTHING;
    // The narrowed parameter keeps its own identifiers and presence.
    return {
      op: 'value',
      parameter: part.only !== undefined && test.kind === 'identifier' ? parameter : part.parameter,
      test,
    };
  });
}

function buildMissing(parameter: Parameter, raw: string, { name }: BuildContext): Condition {
  if (raw !== 'true' && raw !== 'false') throw badValue(name, raw, { zh: 'true 或 false', en: 'true or false' });
  const always = parameter.code === '_id' || parameter.code === '_lastUpdated';
  const parts = partsOf(parameter);
  const holders = parts.some(({ only }) => only !== undefined) ? [parameter] : parts.map((part) => part.parameter);
  const present: Condition = always
    ? { op: 'and', of: [] }
    : any(holders.map((holder) => ({ op: 'present', parameter: holder })));
  return raw === 'true' ? { op: 'not', of: present } : present;
}

function buildId(
  type: string,
  modifier: string | undefined,
  values: readonly string[],
  { name }: BuildContext,
): Condition {
  if (modifier !== undefined && modifier !== 'not') throw badModifier(name, modifier, ['missing', 'not']);
  const ids = values.map((value) => {
    const id = unescaped(value).replace(/^\|/u, '');
    if (!ID.test(id))
      throw badValue(name, value, {
        zh: '资源 id(字母、数字、- 和 .,至多 64 个)',
        en: 'a resource id (letters, digits, - and ., at most 64)',
      });
    return id;
  });
  const found: Condition = { op: 'id', types: [type], ids };
  return modifier === 'not' ? { op: 'not', of: found } : found;
}

function buildWords(where: '_text' | '_content', raw: string): Condition {
  const words = normalise(unescaped(raw))
    .split(' ')
    .filter((word) => word !== '');
  return { op: 'words', where, words };
}

function buildList(modifier: string | undefined, raw: string, { name }: BuildContext): Condition {
  if (modifier !== undefined) throw badModifier(name, modifier, []);
  return any(
    splitEscaped(raw, ',').map((value): Condition => {
      const id = unescaped(value).replace(/^List\//u, '');
      if (id.startsWith('$'))
        throw notSupported(name, {
          zh: `没有功能列表 ${id};可用 List 的 id`,
          en: `there is no functional list ${id}; give the id of a List`,
        });
      if (!ID.test(id)) throw badValue(name, value, { zh: 'List 的 id', en: 'the id of a List' });
      return { op: 'listed', list: id };
    }),
  );
}
