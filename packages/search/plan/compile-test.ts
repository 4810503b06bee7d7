import {
  anySystemForm,
  codeForm,
  exactForm,
  gramForm,
  gramsOf,
  GRAM_LIMIT,
  identifierOf,
  LONGEST_START,
  longTextForm,
  ofTypeForm,
  presentForm,
  prefixOf,
  slotText,
  startForm,
  systemForm,
  TEXT_STARTS,
  textForm,
  uriForm,
  uriStarts,
  belowForm,
  versionForm,
  wideSlot,
} from '../facts/fact-text.ts';
import { bigintOf, joined } from '../facts/hash.ts';
import type { NumberTest, ReferenceTest, StringTest, Test, TokenTest, UriTest } from '../parse/condition.ts';
import type { Parameter } from '../registry/parameter.ts';
import { compileComposite } from './compile-composite.ts';
import { compileNear } from './compile-near.ts';
import type { PlanContext } from './context.ts';
import type { Node, UnitFilter } from './node.ts';
import { unitFilter } from './unit-filter.ts';

type Named = Pick<Parameter, 'space' | 'code'>;

/** What one test on a parameter's values comes to in the index; dates are compiled by their place. */
export function compileTest(
  parameter: Parameter,
  test: Exclude<Test, { readonly kind: 'date' }>,
  context: PlanContext,
): Node {
  switch (test.kind) {
    case 'token':
    case 'token-text':
    case 'of-type':
    case 'codes':
      return compileToken(parameter, test, context);
    case 'string':
      return compileString(parameter, test, context);
    case 'reference':
    case 'address':
    case 'identifier':
    case 'hierarchy':
      return compileReference(parameter, test, context);
    case 'number':
      return numbers(slotText(parameter), test, { how: 'none' }, context);
    case 'quantity':
      return numbers(slotText(parameter), test.number, unitFilter(test, context), context);
    case 'uri':
      return compileUri(parameter, test, context);
    case 'composite':
      return compileComposite(parameter, test, context);
    case 'near':
      return compileNear(parameter, test, context);
    case 'unequal':
      return anyFact(parameter, [presentForm], false, context);
  }
}

/** Any of the forms as facts of a parameter. */
export function anyFact(parameter: Named, forms: readonly string[], exact: boolean, { hash }: PlanContext): Node {
  return { kind: 'facts', groups: forms.map((form) => [bigintOf(hash(prefixOf(parameter) + form))]), exact };
}

/** The form of a plain token; undefined for the others. */
export function tokenForm({ system, code }: TokenTest & { readonly kind: 'token' }): string {
  if (code === undefined) return systemForm(system ?? '');
  return system === undefined ? anySystemForm(code) : codeForm(system, code);
}

function compileToken(parameter: Parameter, test: TokenTest, context: PlanContext): Node {
  switch (test.kind) {
    case 'token':
      return anyFact(parameter, [tokenForm(test)], true, context);
    case 'of-type':
      return anyFact(parameter, [ofTypeForm(test.system, test.code, test.value)], true, context);
    case 'token-text': {
      const chars = [...test.text];
      const length = TEXT_STARTS.findLast((each) => each <= chars.length);
      if (length === undefined) return anyFact(parameter, [presentForm], false, context);
      return anyFact(parameter, [textForm(chars.slice(0, length).join(''))], length === chars.length, context);
    }
    case 'codes':
      // Resolved into tokens before planning; left over only where the list was too long.
      return anyFact(parameter, [presentForm], false, context);
  }
}

function compileString(parameter: Parameter, { how, text }: StringTest, context: PlanContext): Node {
  if (how === 'exact') return anyFact(parameter, [exactForm(text)], true, context);
  const chars = [...text];
  if (how === 'starts' || how === 'equal') {
    const exact = how === 'starts' && chars.length <= LONGEST_START;
    return anyFact(parameter, [startForm(chars.slice(0, LONGEST_START).join(''))], exact, context);
  }
  const grams = gramsOf(chars.slice(0, GRAM_LIMIT));
  if (grams.length === 0) return anyFact(parameter, [presentForm], false, context);
  const all = grams.map((gram) => bigintOf(context.hash(prefixOf(parameter) + gramForm(gram))));
  return { kind: 'facts', groups: [all, [bigintOf(context.hash(prefixOf(parameter) + longTextForm))]], exact: false };
}

function compileReference(parameter: Parameter, test: ReferenceTest, context: PlanContext): Node {
  const slot = bigintOf(context.hash(slotText(parameter)));
  switch (test.kind) {
    case 'reference':
      if (test.version !== undefined) {
        return anyFact(
          parameter,
          test.types.map((type) => versionForm(`${type}/${test.id}/_history/${test.version}`)),
          true,
          context,
        );
      }
      return {
        kind: 'facts',
        groups: test.types.map((type) => [joined(slot, bigintOf(context.hash(`${type}/${test.id}`)))]),
        exact: true,
      };
    case 'address':
      return anyFact(parameter, [uriForm(test.url)], true, context);
    case 'identifier':
      return anyFact(identifierOf(parameter), [tokenForm(test.token)], true, context);
    case 'hierarchy':
      return {
        kind: 'hierarchy',
        slot,
        tree: bigintOf(context.hash(slotText({ space: test.type, code: test.tree }))),
        how: test.how,
        self: bigintOf(context.hash(`${test.type}/${test.id}`)),
        exact: true,
      };
  }
}

function compileUri(parameter: Parameter, { how, uri }: UriTest, context: PlanContext): Node {
  if (how === 'exact') return anyFact(parameter, [uriForm(uri)], true, context);
  if (how === 'below') return anyFact(parameter, [belowForm(uri.replace(/\/+$/u, ''))], true, context);
  return anyFact(
    parameter,
    uriStarts(uri).flatMap((start) => [uriForm(start), uriForm(`${start}/`)]),
    true,
    context,
  );
}

/** Numbers in the two slots of a slot text. */
export function numbers(slot: string, test: NumberTest, unit: UnitFilter, { hash }: PlanContext, fact?: bigint): Node {
  const choice = {
    point: bigintOf(hash(slot)),
    wide: bigintOf(hash(wideSlot(slot))),
    test,
    unit,
    ...(fact === undefined ? {} : { fact }),
  };
  return { kind: 'numbers', of: [choice], exact: true };
}
