import {
  anySystemForm,
  codeForm,
  LONGEST_START,
  pairForm,
  pairSlot,
  presentForm,
  prefixOf,
  startForm,
  wideSlot,
} from '../facts/fact-text.ts';
import { bigintOf, joined } from '../facts/hash.ts';
import type { CompositeTest, Test, TokenTest } from '../parse/condition.ts';
import type { Parameter } from '../registry/parameter.ts';
import type { PlanContext } from './context.ts';
import type { DateChoice, Node, NumberChoice } from './node.ts';
import { unitFilter } from './unit-filter.ts';

type Token = TokenTest & { readonly kind: 'token' };

/** A composite: joined facts, or the slot of the code; other shapes by presence, decided on the opened resource. */
export function compileComposite(parameter: Parameter, { tests }: CompositeTest, context: PlanContext): Node {
  const [first, second, ...more] = tests;
  if (first?.kind !== 'token' || first.code === undefined || second === undefined || more.length > 0)
    return opened(parameter, context);
  return withToken(parameter, first, first.code, second, context) ?? opened(parameter, context);
}

const opened = (parameter: Parameter, context: PlanContext): Node =>
  facts([prefixOf(parameter) + presentForm], false, context);

const facts = (texts: readonly string[], exact: boolean, { hash }: PlanContext): Node => ({
  kind: 'facts',
  groups: texts.map((text) => [bigintOf(hash(text))]),
  exact,
});

const formOf = ({ system }: Token, code: string): string =>
  system === undefined ? anySystemForm(code) : codeForm(system, code);

function withToken(
  parameter: Parameter,
  first: Token,
  code: string,
  second: Test,
  context: PlanContext,
): Node | undefined {
  const prefix = prefixOf(parameter);
  const form = formOf(first, code);
  switch (second.kind) {
    case 'token':
      return second.code === undefined
        ? undefined
        : facts([prefix + pairForm(form, formOf(second, second.code))], true, context);
    case 'string': {
      if (second.how !== 'starts') return undefined;
      const chars = [...second.text];
      const start = chars.slice(0, LONGEST_START).join('');
      return facts([prefix + pairForm(form, startForm(start))], chars.length <= LONGEST_START, context);
    }
    case 'reference': {
      if (second.version !== undefined) return undefined;
      const slot = bigintOf(context.hash(prefix + pairSlot(form)));
      return {
        kind: 'facts',
        groups: second.types.map((type) => [joined(slot, bigintOf(context.hash(`${type}/${second.id}`)))]),
        exact: true,
      };
    }
    case 'quantity': {
      const of = slotsFor(parameter, first, code, context).map((slots): NumberChoice => ({
        ...slots,
        test: second.number,
        unit: unitFilter(second, context),
      }));
      return { kind: 'numbers', of, exact: true };
    }
    case 'date':
      return {
        kind: 'dates',
        of: slotsFor(parameter, first, code, context).map((slots): DateChoice => ({
          ...slots,
          test: second,
        })),
        exact: true,
      };
    default:
      return undefined;
  }
}

/** The slot of the code alone, with `system|code` as a fact; and the slot that `system|code` has where codes are mixed. */
function slotsFor(
  parameter: Parameter,
  token: Token,
  code: string,
  { hash }: PlanContext,
): readonly { readonly point: bigint; readonly wide: bigint; readonly fact?: bigint }[] {
  const prefix = prefixOf(parameter);
  const of = (form: string): { readonly point: bigint; readonly wide: bigint } => {
    const slot = prefix + pairSlot(form);
    return { point: bigintOf(hash(slot)), wide: bigintOf(hash(wideSlot(slot))) };
  };
  if (token.system === undefined) return [of(anySystemForm(code))];
  const exact = codeForm(token.system, code);
  return [{ ...of(anySystemForm(code)), fact: bigintOf(hash(prefix + exact)) }, of(exact)];
}
