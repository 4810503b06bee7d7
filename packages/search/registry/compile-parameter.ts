import { membersOf } from '#fhir';
import type { Walk } from '../path/walk.ts';
import type { Definition, Evaluate } from './definition.ts';
import type { Component, Parameter } from './parameter.ts';
import { termsOn, walkOf } from './terms.ts';

/** What a parameter is compiled with. */
export interface CompileInput {
  readonly evaluate: Evaluate;
  readonly indexing?: ReadonlySet<string>;
}

const EVERY_TYPE: ReadonlySet<string> = new Set(['Resource', 'DomainResource']);

/** The parameter of a definition as it is asked on one type. */
export function compileParameter(
  definition: Definition,
  type: string,
  byUrl: ReadonlyMap<string, Definition>,
  input: CompileInput,
): Parameter {
  const terms = termsOn(definition.expression ?? '', type);
  const walk = lazily(() => walkOf(terms, type, input.evaluate));
  return {
    base: type,
    space: definition.base.some((each) => EVERY_TYPE.has(each)) ? 'Resource' : type,
    code: definition.code,
    kind: definition.type,
    url: definition.url,
    expression: terms.join(' | '),
    targets: (definition.targets ?? []).filter((target) => target !== 'Resource'),
    components: definition.type === 'composite' ? components(definition, terms, type, byUrl, input) : [],
    ready: !(input.indexing?.has(definition.url) ?? false),
    parts: [],
    walk: (resource, visit) => walk(resource, resource, visit),
  };
}

function components(
  definition: Definition,
  contexts: readonly string[],
  type: string,
  byUrl: ReadonlyMap<string, Definition>,
  input: CompileInput,
): readonly Component[] {
  return (definition.components ?? []).flatMap(({ url, expression }) => {
    const target = byUrl.get(url);
    if (target === undefined) return [];
    return [
      {
        parameter: compileParameter(target, type, byUrl, input),
        walk: lazily(() => componentWalk(expression, contexts, type, input.evaluate)),
      },
    ];
  });
}

/** The expression of a component is relative to the context element, or starts at `%resource`. */
function componentWalk(expression: string, contexts: readonly string[], type: string, evaluate: Evaluate): Walk {
  if (expression.startsWith('%resource')) {
    const walk = walkOf([type + expression.slice('%resource'.length)], type, evaluate);
    return (_context, root, visit) => walk(root, root, visit);
  }
  const walks = [...new Set(contexts.map((context) => contextType(context, type)))].map((context) => {
    const terms = expression.split('|').map((term) => `Context.${term.trim()}`);
    return walkOf(terms, context, evaluate);
  });
  const [only, other] = walks;
  if (only !== undefined && other === undefined) return only;
  // The contexts are the resource and one element of it (Observation | Observation.component).
  return (context, root, visit) => (context === root ? only : other)?.(context, root, visit);
}

/** The type, or path, of the elements that an expression without choices finds. */
function contextType(context: string, type: string): string {
  let at = type;
  for (const name of context.split('.').slice(1)) at = membersOf(at).get(name)?.type ?? at;
  return at;
}

function lazily(make: () => Walk): Walk {
  let made: Walk | undefined;
  return (node, root, visit) => {
    made ??= make();
    made(node, root, visit);
  };
}
