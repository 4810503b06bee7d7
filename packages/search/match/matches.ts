import { tuplesOf } from '../extract/index-composite.ts';
import type { Condition, Test } from '../parse/condition.ts';
import { isElsewhere } from '../plan/decided.ts';
import type { Parameter } from '../registry/parameter.ts';
import { meets, type MatchContext } from './meets.ts';
import { holdsWords } from './words.ts';

/**
 * Whether an opened resource meets a condition, exactly. Conditions about other resources are taken from `flags`, which
 * SQL told in the order of `decidedElsewhere`; in plain conjunction SQL has enforced them.
 */
export function matches(
  condition: Condition,
  resource: object,
  context: MatchContext,
  flags: readonly boolean[] = [],
): boolean {
  let flag = 0;
  const holds = (node: Condition, nested: boolean): boolean => {
    switch (node.op) {
      // No short cut: every flag must be counted.
      case 'and':
        return node.of.map((each) => holds(each, nested)).every((found) => found);
      case 'or':
        return node.of.map((each) => holds(each, true)).some((found) => found);
      case 'not':
        return !holds(node.of, true);
      default:
        return isElsewhere(node) ? (nested ? flags[flag++] === true : true) : holdsHere(node, resource, context);
    }
  };
  return holds(condition, false);
}

function holdsHere(condition: Condition, resource: object, context: MatchContext): boolean {
  switch (condition.op) {
    case 'present':
      return isPresent(condition.parameter, resource);
    case 'value':
      return someValue(condition.parameter, condition.test, resource, context);
    case 'id':
      return 'id' in resource && typeof resource.id === 'string' && condition.ids.includes(resource.id);
    case 'words':
      return holdsWords(condition, resource);
    default:
      return true;
  }
}

/** Whether a parameter has a value (`:missing=false`). */
export function isPresent(parameter: Parameter, resource: object): boolean {
  if (parameter.kind === 'composite') return tuplesOf(parameter, resource).length > 0;
  let found = false;
  parameter.walk(resource, () => void (found = true));
  return found;
}

function someValue(parameter: Parameter, test: Test, resource: object, context: MatchContext): boolean {
  if (test.kind === 'composite') {
    return tuplesOf(parameter, resource).some((tuple) =>
      tuple.every((values, at) => {
        const part = test.tests[at];
        return part !== undefined && values.some(({ value, type }) => meets(part, value, type, context));
      }),
    );
  }
  let found = false;
  parameter.walk(resource, (value, type) => {
    found ||= meets(test, value, type, context);
  });
  return found;
}
