import type { Model } from '../model/model.ts';
import { systemTypeNamed } from '../model/system-types.ts';
import { functionRules } from '../functions/index.ts';
import { unknownFunction, unknownType, wrongArguments, wrongType } from '../refusals.ts';
import type { Tree, TypeName } from '../syntax/tree.ts';
import { typeText } from '../values/scalar.ts';
import { one, none } from '../values/item.ts';
import type { NamedType } from './call.ts';
import { literalItems } from './literals.ts';
import { memberPlan, selfPlan, typeOrMemberPlan } from './members.ts';
import { asPlan, isPlan } from './types.ts';
import { binaryPlan } from './operators.ts';
import { fromConstant, fromItems, single, type Plan } from './plan.ts';
import { variablePlan } from './variables.ts';
import { negated } from './arithmetic.ts';

/** What compiling needs to know beside the tree. */
export interface Source {
  readonly expression: string;
  readonly model: Model;
}

/** The plan of a tree: closures that need neither the tree nor the text any more. */
export function planOf(tree: Tree, source: Source): Plan {
  switch (tree.kind) {
    case 'literal':
      return fromConstant(literalItems(tree, source));
    case 'empty':
      return fromConstant(none);
    case 'variable':
      return variablePlan(tree.name);
    case 'this':
      return selfPlan;
    case 'index':
      return fromItems((scope) => one(scope.index, 'Integer'));
    case 'total':
      return fromItems((scope) => scope.total);
    case 'member':
      return tree.of
        ? memberPlan(planOf(tree.of, source), tree.name, source.model)
        : typeOrMemberPlan(tree.name, source.model);
    case 'call':
      return callPlan(tree, source);
    case 'indexer':
      return indexerPlan(planOf(tree.of, source), planOf(tree.index, source));
    case 'sign':
      return tree.negative ? negated(planOf(tree.of, source)) : planOf(tree.of, source);
    case 'binary':
      return binaryPlan(tree.operator, planOf(tree.left, source), planOf(tree.right, source));
    case 'type': {
      const of = planOf(tree.of, source);
      const named = typeNamed(tree.type, tree.at, source);
      return tree.operator === 'is' ? isPlan(of, named, true) : asPlan(of, named);
    }
  }
}

/** Functions whose argument names a type. */
const takesType: ReadonlySet<string> = new Set(['is', 'as', 'ofType', 'getReferenceKey']);

function callPlan(tree: Extract<Tree, { kind: 'call' }>, source: Source): Plan {
  const rule = Object.hasOwn(functionRules, tree.name) ? functionRules[tree.name] : undefined;
  if (!rule) throw unknownFunction(source.expression, tree.at, tree.name);
  const { length } = tree.args;
  if (length < rule.min || length > rule.max) {
    const allowed = rule.min === rule.max ? String(rule.min) : `${rule.min}–${rule.max === Infinity ? '…' : rule.max}`;
    throw wrongArguments(source.expression, tree.at, tree.name, allowed);
  }
  const typed = takesType.has(tree.name);
  return rule.plan({
    name: tree.name,
    at: tree.at,
    of: tree.of ? planOf(tree.of, source) : selfPlan,
    args: typed ? [] : tree.args.map((arg) => planOf(arg, source)),
    trees: tree.args,
    model: source.model,
    compile: (part) => planOf(part, source),
    type: (place) => typeNamed(typeNameOf(tree.args[place], source, tree.at), tree.at, source),
  });
}

/** `Patient`, `FHIR.Patient` or the text 'Patient' as the argument of ofType(), is() and as(). */
function typeNameOf(tree: Tree | undefined, { expression }: Source, at: number): TypeName {
  if (tree?.kind === 'member') {
    if (tree.of === undefined) return { name: tree.name };
    const space = tree.of.kind === 'member' && tree.of.of === undefined ? tree.of.name : '';
    if (space === 'FHIR' || space === 'System') return { namespace: space, name: tree.name };
  }
  throw unknownType(
    expression,
    at,
    tree?.kind === 'literal' && 'value' in tree.literal ? String(tree.literal.value) : '?',
  );
}

function typeNamed({ namespace, name }: TypeName, at: number, { expression, model }: Source): NamedType {
  const fhir = namespace === 'System' ? undefined : model.type(name);
  const type = fhir ?? (namespace === 'FHIR' ? undefined : systemTypeNamed(name));
  if (!type) throw unknownType(expression, at, name);
  return { type, qualified: namespace !== undefined };
}

function indexerPlan(of: Plan, index: Plan): Plan {
  return fromItems((scope) => {
    const place = single(index.items(scope), '[…]');
    if (place === undefined) return none;
    if (typeof place.value !== 'number') throw wrongType('[…]', typeText(place));
    const item = of.items(scope)[place.value];
    return item ? [item] : none;
  });
}
