import type { Call, FunctionRule, Functions } from '../compile/call.ts';
import type { Scope } from '../compile/scope.ts';
import { wrongValue } from '../refusals.ts';
import { none, one, truthItems, type Items } from '../values/item.ts';
import { ofOne, textArgument, textFor } from './rules.ts';

/** Longest pattern, and longest text that a pattern reads: a bad pattern on a long text could run for minutes. */
const longestPattern = 4_096;
const longestText = 1_000_000;

/** A function of a text and a regular expression, which is made once as long as it stays the same. */
const ofPattern = (
  args: number,
  around: (pattern: string) => string,
  compute: (text: string, pattern: RegExp, call: Call, scope: Scope) => Items,
): FunctionRule =>
  ofOne(args, args, (call) => {
    let source: string | undefined;
    let made: RegExp | undefined;
    return (item, scope) => {
      const text = textFor(item, call.name);
      const pattern = textArgument(call, scope);
      if (text === undefined || pattern === undefined) return none;
      if (source !== pattern || !made) {
        made = expressionOf(around(pattern), call.name);
        source = pattern;
      }
      if (text.length > longestText) throw wrongValue(`${call.name}()`, `${text.length} > ${longestText}`);
      made.lastIndex = 0;
      return compute(text, made, call, scope);
    };
  });

/** Unicode where the pattern allows it; many written for other engines escape more than Unicode mode accepts. */
function expressionOf(pattern: string, name: string): RegExp {
  if (pattern.length > longestPattern) throw wrongValue(`${name}()`, `${pattern.slice(0, 40)}…`);
  for (const flags of ['gsu', 'gs']) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      continue;
    }
  }
  throw wrongValue(`${name}()`, pattern);
}

/** FHIRPath 2.0 §5.6.9–§5.6.11: patterns are PCRE there and JavaScript's here; `.` also matches line ends. */
export const patterns: Functions = {
  matches: ofPattern(
    1,
    (pattern) => pattern,
    (text, pattern) => truthItems(pattern.test(text)),
  ),
  matchesFull: ofPattern(
    1,
    (pattern) => `^(?:${pattern})$`,
    (text, pattern) => truthItems(pattern.test(text)),
  ),
  replaceMatches: ofPattern(
    2,
    (pattern) => pattern,
    (text, pattern, call, scope) => {
      const substitution = textArgument(call, scope, 1);
      if (substitution === undefined) return none;
      return one(pattern.source === '(?:)' ? text : text.replace(pattern, named(substitution)), 'String');
    },
  ),
};

/** PCRE writes a named group `${name}`, JavaScript `$<name>`. */
const named = (substitution: string): string => substitution.replaceAll(/\$\{(\w+)\}/g, '$<$1>');
