import { typeNumber } from '#fhir';
import { absentForm, longDateForm, presentForm, prefixOf, slotText, wideSlot } from '../facts/fact-text.ts';
import { bigintOf } from '../facts/hash.ts';
import type { Condition, DateTest, Test } from '../parse/condition.ts';
import type { Parameter } from '../registry/parameter.ts';
import { compileTest } from './compile-test.ts';
import type { PlanContext } from './context.ts';
import { allNodes, anyNode, notNode, type HasAtom, type Node } from './node.ts';
import { pairCodeAndPatient, pairedHas } from './pair.ts';

/** What a condition on a resource of `type` comes to in the index. */
export function compileCondition(condition: Condition, type: string, context: PlanContext): Node {
  switch (condition.op) {
    case 'and': {
      const paired = pairCodeAndPatient(condition.of, type, context);
      return allNodes([...paired.nodes, ...paired.rest.map((each) => compileCondition(each, type, context))]);
    }
    case 'or':
      return anyNode(condition.of.map((each) => compileCondition(each, type, context)));
    case 'not':
      return notNode(compileCondition(condition.of, type, context));
    case 'present':
      return fact(prefixOf(condition.parameter) + presentForm, context);
    case 'value':
      return compileValue(condition.parameter, condition.test, context);
    case 'chain':
      return compileChain(condition, context);
    case 'has':
      return compileHas(condition, context);
    case 'id':
      return {
        kind: 'selves',
        selves: condition.types.flatMap((each) => condition.ids.map((id) => hashOf(`${each}/${id}`, context))),
        exact: true,
      };
    case 'updated':
      return { kind: 'updated', test: condition.test, exact: true };
    case 'listed':
      return {
        kind: 'linked',
        self: hashOf(`List/${condition.list}`, context),
        slot: hashOf(slotText({ space: 'List', code: 'item' }), context),
        exact: true,
      };
    case 'words':
      return { kind: 'unknown', exact: false };
    case 'selves':
      return { kind: 'selves', selves: condition.selves.map(BigInt), exact: true };
  }
}

const hashOf = (text: string, { hash }: PlanContext): bigint => bigintOf(hash(text));

const fact = (text: string, context: PlanContext): Node => ({
  kind: 'facts',
  groups: [[hashOf(text, context)]],
  exact: true,
});

function compileValue(parameter: Parameter, test: Test, context: PlanContext): Node {
  return test.kind === 'date' ? compileDate(parameter, test, context) : compileTest(parameter, test, context);
}

/** The clinical date stands in the row, any other in its slot. */
function compileDate(parameter: Parameter, test: DateTest, context: PlanContext): Node {
  if (context.registry.chartDate(parameter.base)?.code === parameter.code) {
    return { kind: 'chart', test, long: hashOf(prefixOf(parameter) + longDateForm, context), exact: true };
  }
  const slot = slotText(parameter);
  return {
    kind: 'dates',
    of: [{ point: hashOf(slot, context), wide: hashOf(wideSlot(slot), context), test }],
    exact: true,
  };
}

/** The fact that a date parameter has no value: what comes last when sorting by it. */
export const absentFact = (parameter: Parameter, context: PlanContext): bigint =>
  hashOf(prefixOf(parameter) + absentForm, context);

function compileChain(condition: Condition & { readonly op: 'chain' }, context: PlanContext): Node {
  const branches = condition.branches.map(({ type, where }) => ({
    type: numberOf(type),
    where: compileCondition(where, type, context),
  }));
  return {
    kind: 'chain',
    slot: hashOf(slotText(condition.parameter), context),
    branches,
    exact: branches.every(({ where }) => where.exact),
  };
}

function compileHas({ type, parameter, where }: Condition & { readonly op: 'has' }, context: PlanContext): HasAtom {
  const compiled = compileCondition(where, type, context);
  const paired = pairedHas(type, parameter, where, (rest) => compileCondition(rest, type, context), context);
  return {
    kind: 'has',
    slot: hashOf(slotText(parameter), context),
    type: numberOf(type),
    where: compiled,
    ...(paired === undefined ? {} : { paired }),
    exact: compiled.exact,
  };
}

function numberOf(type: string): number {
  const number = typeNumber(type);
  if (number === undefined) throw new Error(`No number for the type ${type}`);
  return number;
}
