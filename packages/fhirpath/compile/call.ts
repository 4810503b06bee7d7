import type { Model, Type } from '../model/model.ts';
import type { Tree } from '../syntax/tree.ts';
import type { Plan } from './plan.ts';

/** A function call on its way to a plan. */
export interface Call {
  readonly name: string;
  /** Character of the name in the expression. */
  readonly at: number;
  /** What stands before the point; `$this` where nothing does. */
  readonly of: Plan;
  readonly args: readonly Plan[];
  readonly trees: readonly Tree[];
  readonly model: Model;
  /** The plan of a part of an argument. */
  readonly compile: (tree: Tree) => Plan;
  /** The type that an argument names (`ofType(Patient)`); refused when the model has none. */
  readonly type: (place: number) => NamedType;
}

/** A type that an expression names. */
export interface NamedType {
  readonly type: Type;
  /** Whether the expression wrote `System.` or `FHIR.` before it. */
  readonly qualified: boolean;
}

/** A function of the language: how many arguments it takes, and its plan. */
export interface FunctionRule {
  readonly min: number;
  readonly max: number;
  readonly plan: (call: Call) => Plan;
}

/** Functions by name. */
export type Functions = Readonly<Record<string, FunctionRule>>;

/** An argument that was checked to be there. */
export function argument(call: Call, place = 0): Plan {
  const plan = call.args[place];
  if (!plan) throw new Error(`${call.name}() has no argument ${place}`);
  return plan;
}
