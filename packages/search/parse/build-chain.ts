import { Refusal } from '#kernel';
import { partsOf, type Parameter } from '../registry/parameter.ts';
import { badChain } from '../refusals.ts';
import type { BuildContext } from './build-context.ts';
import { any, NOTHING, type Branch, type Condition } from './condition.ts';

/** `subject:Patient.name`: some target of the reference meets the rest (FHIR R4 search.html#chaining). */
export function buildChain(type: string, head: string, rest: string, raw: string, context: BuildContext): Condition {
  const [code = '', modifier] = head.split(':');
  const parameter = context.registry.demand(type, code);
  if (parameter.kind !== 'reference') {
    throw badChain(context.name, type, code, { zh: '不是引用,不能接链', en: 'it is not a reference' });
  }
  const allowed = parameter.targets.length === 0 ? context.resourceTypes : parameter.targets;
  if (modifier !== undefined && !allowed.includes(modifier)) {
    throw badChain(context.name, type, code, {
      zh: `只指向 ${allowed.join('、')}`,
      en: `it points to ${allowed.join(', ')} only`,
    });
  }
  const chains = partsOf(parameter).map((part): Condition => {
    const types = (modifier === undefined ? allowed : [modifier]).filter(
      (each) => part.only === undefined || each === part.only,
    );
    const branches = types.flatMap((target) =>
      branchOf(target, rest, raw, modifier !== undefined || types.length === 1, context),
    );
    return branches.length === 0 ? NOTHING : { op: 'chain', parameter: part.parameter, branches };
  });
  const found = any(chains);
  if (found.op === 'or' && found.of.length === 0) {
    throw badChain(context.name, type, code, {
      zh: `所指的类型都没有检索参数 ${rest}`,
      en: `none of the types it points to has the search parameter ${rest}`,
    });
  }
  return found;
}

/** A type that does not know the rest of the chain is left out, unless it was named. */
function branchOf(type: string, rest: string, raw: string, named: boolean, context: BuildContext): readonly Branch[] {
  try {
    return [{ type, where: context.build(type, rest, raw) }];
  } catch (error) {
    const unknown =
      error instanceof Refusal && (error.code === 'search/unknown-parameter' || error.code === 'search/bad-chain');
    if (unknown && !named) return [];
    throw error;
  }
}

/** `_has:Observation:patient:code`: some resource points here and meets the rest (FHIR R4 search.html#has). */
export function buildHas(type: string, written: string, raw: string, context: BuildContext): Condition {
  const found = /^_has:([A-Za-z]+):([A-Za-z0-9_-]+):(.+)$/u.exec(written);
  if (found === null) {
    throw badChain(context.name, type, '_has', {
      zh: '应写作 _has:类型:引用参数:参数',
      en: 'it is written _has:Type:reference:parameter',
    });
  }
  const [, source = '', code = '', rest = ''] = found;
  if (!context.resourceTypes.includes(source)) {
    throw badChain(context.name, type, '_has', {
      zh: `没有资源类型 ${source}`,
      en: `there is no resource type ${source}`,
    });
  }
  const parameter = context.registry.demand(source, code);
  requireTarget(parameter, type, context);
  const where = context.build(source, rest, raw);
  const alternatives = partsOf(parameter).map((part): Condition =>
    part.only !== undefined && part.only !== type
      ? NOTHING
      : { op: 'has', type: source, parameter: part.parameter, where },
  );
  return any(alternatives);
}

function requireTarget(parameter: Parameter, type: string, { name }: BuildContext): void {
  if (parameter.kind !== 'reference') {
    throw badChain(name, parameter.base, parameter.code, { zh: '不是引用', en: 'it is not a reference' });
  }
  if (parameter.targets.length > 0 && !parameter.targets.includes(type)) {
    throw badChain(name, parameter.base, parameter.code, {
      zh: `只指向 ${parameter.targets.join('、')},不指向 ${type}`,
      en: `it points to ${parameter.targets.join(', ')} only, not to ${type}`,
    });
  }
}
