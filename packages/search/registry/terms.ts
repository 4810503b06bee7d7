import { parsePath, unionTerms } from '../path/parse-path.ts';
import { compileWalk, type Walk } from '../path/walk.ts';
import type { Evaluate } from './definition.ts';

/** The terms of a union expression that speak about this type; relative ones are made absolute, brackets taken off. */
export function termsOn(expression: string, type: string): readonly string[] {
  return unionTerms(expression).flatMap((written) => {
    const term = bare(written);
    const root = parsePath(term)?.root ?? /[A-Z][A-Za-z]*/u.exec(term)?.[0] ?? '';
    if (root === type) return [term];
    if (root === 'Resource' || root === 'DomainResource') return [term.replace(root, type)];
    return /^[a-z]/u.test(term) ? [`${type}.${term}`] : [];
  });
}

/** `(X.y.ofType(Z))` is `X.y.ofType(Z)`; `(X.y as Z)` is `X.y.ofType(Z)`. */
function bare(term: string): string {
  const inner = /^\(([^()]*(?:\([^()]*\)[^()]*)*)\)$/u.exec(term)?.[1] ?? term;
  return inner.trim().replace(/\s+as\s+([A-Za-z]+)$/u, '.ofType($1)');
}

/** One walk over all terms, in their order. */
export function walkOf(terms: readonly string[], type: string, evaluate: Evaluate): Walk {
  const walks = terms.map((term) => walkOfTerm(term, type, evaluate));
  const [only] = walks;
  if (only !== undefined && walks.length === 1) return only;
  return (node, root, visit) => {
    for (const walk of walks) walk(node, root, visit);
  };
}

function walkOfTerm(term: string, type: string, evaluate: Evaluate): Walk {
  const path = parsePath(term);
  if (path !== undefined) return compileWalk(path, type);
  const values = evaluate(term);
  return (node, _root, visit) => {
    if (typeof node !== 'object' || node === null) return;
    for (const value of values(node)) visit(value, typeof value === 'boolean' ? 'boolean' : 'unknown');
  };
}
