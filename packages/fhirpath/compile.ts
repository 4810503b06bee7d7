import { checkElements } from './compile/check.ts';
import { planOf } from './compile/compile-tree.ts';
import { Run, Scope, type Environment } from './compile/scope.ts';
import type { Model, Type } from './model/model.ts';
import { parse } from './syntax/parser.ts';
import { Item, itemOf } from './values/item.ts';
import { plainValue, plainValues } from './values/plain.ts';

/** How an expression is compiled. */
export interface CompileOptions {
  /** The definitions (`fhirModel()` for R4). */
  readonly model: Model;
  /** The type that it will be evaluated on: `Observation`, `HumanName`, `Bundle.entry`. */
  readonly type?: string;
  /** Refuses elements that the definitions do not have, instead of finding nothing there. */
  readonly strict?: boolean;
}

/** A result with its type. `value` is undefined for a primitive that has only extensions. */
export interface TypedValue {
  /** `Quantity`, `dateTime`, `Observation.component`; `System.String` for computed values. */
  readonly type: string;
  readonly value: unknown;
}

/** A compiled expression: evaluate it as often as needed, from anywhere. */
export interface Expression {
  readonly text: string;
  /** The values found, as FHIR's JSON has them; what is only an extension is left out. */
  evaluate(input: unknown, environment?: Environment): readonly unknown[];
  /** The same with types. */
  evaluateTyped(input: unknown, environment?: Environment): readonly TypedValue[];
  /** The answer of a condition: undefined for the empty collection; an invariant is broken only by false. */
  truth(input: unknown, environment?: Environment): boolean | undefined;
}

const nothing: Environment = {};

/** Compiles an expression; throws only a Refusal (`fhirpath/…`), which names the character. */
export function compile(text: string, options: CompileOptions): Expression {
  const { model } = options;
  const tree = parse(text);
  if (options.strict) checkElements(tree, text, model, options.type);
  const plan = planOf(tree, { expression: text, model });
  const type = options.type === undefined ? undefined : model.type(options.type);
  const begin = (input: unknown, environment: Environment): Scope => {
    const root = rootItem(input, type, model);
    return new Scope(new Run(model, environment, root), root);
  };
  return {
    text,
    evaluate: (input, environment = nothing) => plainValues(plan.items(begin(input, environment))),
    evaluateTyped: (input, environment = nothing) => plan.items(begin(input, environment)).map(typedValue),
    truth: (input, environment = nothing) => plan.truth(begin(input, environment)),
  };
}

const typedValue = (item: Item): TypedValue => ({
  type: item.type.namespace === 'System' ? `System.${item.type.name}` : item.type.name,
  value: plainValue(item),
});

/** The input as an item: what says its own type keeps it, anything else has the type that the caller named. */
function rootItem(input: unknown, type: Type | undefined, model: Model): Item {
  if (input instanceof Item || type === undefined) return itemOf(input, model);
  return type.kind === 'resource' ? itemOf(input, model) : new Item(input, type);
}
