import { membersOf } from '#fhir';
import { parsePath, unionTerms } from '../path/parse-path.ts';
import type { Parameter } from './parameter.ts';

/** Whether a reference parameter finds canonical addresses (`QuestionnaireResponse.questionnaire`), which name a resource by its url. */
export function holdsCanonicals({ kind, base, expression }: Parameter): boolean {
  return (
    kind === 'reference' &&
    unionTerms(expression).some((term) => lastTypes(base, term).some((type) => type === 'canonical' || type === 'uri'))
  );
}

/** The types of the element that a path ends at. */
function lastTypes(base: string, term: string): readonly string[] {
  let types: readonly string[] = [base];
  for (const step of parsePath(term)?.steps ?? []) {
    if (step.kind === 'field')
      types = types.flatMap((type) =>
        [...membersOf(type).values()].flatMap((found) => (found.element.name === step.name ? [found.type] : [])),
      );
    if (step.kind === 'type') types = types.filter((type) => type === step.type);
  }
  return types;
}
