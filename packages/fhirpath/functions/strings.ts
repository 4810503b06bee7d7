import type { Call, FunctionRule, Functions } from '../compile/call.ts';
import { fromItems } from '../compile/plan.ts';
import type { Scope } from '../compile/scope.ts';
import { systemTypes } from '../model/system-types.ts';
import { Item, none, one, truthItems, type Items } from '../values/item.ts';
import { numberArgument, ofOne, rule, textArgument, textFor } from './rules.ts';

/** A function of a text; empty when there is none. */
const ofText = (min: number, max: number, compute: (text: string, call: Call, scope: Scope) => Items): FunctionRule =>
  ofOne(min, max, (call) => (item, scope) => {
    const text = textFor(item, call.name);
    return text === undefined ? none : compute(text, call, scope);
  });

/** A function of two texts; empty when one is missing. */
const ofTwo = (compute: (text: string, other: string) => Items): FunctionRule =>
  ofText(1, 1, (text, call, scope) => {
    const other = textArgument(call, scope);
    return other === undefined ? none : compute(text, other);
  });

const texts = (values: readonly string[]): Items => values.map((value) => new Item(value, systemTypes.String));

/** FHIRPath 2.0 §5.6; positions and lengths count UTF-16 code units, as in FHIR's own `maxLength` practice. */
export const strings: Functions = {
  indexOf: ofTwo((text, other) => one(text.indexOf(other), 'Integer')),
  lastIndexOf: ofTwo((text, other) => one(text.lastIndexOf(other), 'Integer')),
  substring: ofText(1, 2, (text, call, scope) => {
    const start = numberArgument(call, scope);
    if (start === undefined || start < 0 || start >= text.length) return none;
    const length = call.args[1] ? numberArgument(call, scope, 1) : undefined;
    return one(length === undefined ? text.slice(start) : text.slice(start, start + Math.max(0, length)), 'String');
  }),
  startsWith: ofTwo((text, other) => truthItems(text.startsWith(other))),
  endsWith: ofTwo((text, other) => truthItems(text.endsWith(other))),
  contains: ofTwo((text, other) => truthItems(text.includes(other))),
  upper: ofText(0, 0, (text) => one(text.toUpperCase(), 'String')),
  lower: ofText(0, 0, (text) => one(text.toLowerCase(), 'String')),
  trim: ofText(0, 0, (text) => one(text.trim(), 'String')),
  length: ofText(0, 0, (text) => one(text.length, 'Integer')),
  toChars: ofText(0, 0, (text) => texts([...text])),
  replace: ofText(2, 2, (text, call, scope) => {
    const pattern = textArgument(call, scope, 0);
    const substitution = textArgument(call, scope, 1);
    if (pattern === undefined || substitution === undefined) return none;
    return one(
      text.replaceAll(pattern, () => substitution),
      'String',
    );
  }),
  split: ofTwo((text, other) => texts(text.split(other))),
  join: rule(0, 1, (call) =>
    fromItems((scope) => {
      const items = call.of.items(scope);
      if (items.length === 0) return none;
      const between = call.args[0] ? (textArgument(call, scope) ?? '') : '';
      const found = items.map((item) => textFor(item, 'join')).filter((text) => text !== undefined);
      return one(found.join(between), 'String');
    }),
  ),
};
