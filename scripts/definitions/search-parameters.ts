import type { SearchParameter } from './definition-shapes.ts';
import type { Definitions } from './package.ts';
import { writeShelf } from './shelf-writer.ts';

/** Writes one record a base type: its parameters, each with only the part of the expression that concerns the type. */
export function writeSearchParameters({ searchParameters }: Definitions): string {
  const codes = new Map(searchParameters.map(({ url, code }) => [url, code]));
  const types = [...new Set(searchParameters.flatMap(({ base }) => base))].toSorted();
  const records = types.map((type): [string, unknown] => [
    type,
    searchParameters.filter(({ base }) => base.includes(type)).map((parameter) => record(parameter, type, codes)),
  ]);
  return writeShelf('search-parameters', new Map(records));
}

function record(parameter: SearchParameter, type: string, codes: ReadonlyMap<string, string>): unknown {
  const { url, code, base, expression, target, comparator, modifier, component } = parameter;
  return {
    code,
    url,
    type: parameter.type,
    base,
    expression: expression && ofType(partFor(expression, type)),
    targets: target,
    comparators: comparator,
    modifiers: modifier,
    components: component?.map((part) => ({
      code: codes.get(part.definition) ?? missing(part.definition),
      url: part.definition,
      expression: ofType(part.expression),
    })),
  };
}

function missing(url: string): never {
  throw new Error(`No search parameter ${url}`);
}

/** The alternatives of a union that start at `type`: `A.x | (B.y as C)` for B is `(B.y as C)`. */
function partFor(expression: string, type: string): string {
  const parts = expression.split('|').map((part) => part.trim());
  const own = parts.filter((part) => new RegExp(`^\\(*${type}\\b`).test(part));
  return own.length > 0 && own.every(balanced) ? own.join(' | ') : expression;
}

const balanced = (text: string): boolean => text.split('(').length === text.split(')').length;

/**
 * R4 writes `as` where it means `ofType`: FHIRPath's `as` fails on more than one item (Observation.component.value),
 * and R5 mended it. `DateTime` is a slip for `dateTime`.
 */
const ofType = (expression: string): string =>
  expression
    .replaceAll(/ as (\w+)/g, '.ofType($1)')
    .replaceAll(/\.as\((\w+)\)/g, '.ofType($1)')
    .replaceAll('ofType(DateTime)', 'ofType(dateTime)');
