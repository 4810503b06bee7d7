import type { Parameter } from '../registry/parameter.ts';
import type { Registry } from '../registry/registry.ts';
import { indexComposite } from './index-composite.ts';
import { indexDate } from './index-date.ts';
import { indexNear } from './index-near.ts';
import { indexNumber, indexQuantity } from './index-number.ts';
import { indexReference } from './index-reference.ts';
import { indexString } from './index-string.ts';
import { indexToken } from './index-token.ts';
import { indexUri } from './index-uri.ts';
import type { ExtractContext, Indexer } from './indexer.ts';

/** The indexer of one parameter: puts its facts and values into the sink. Undefined: nothing of it is indexed. */
export function indexParameter(parameter: Parameter, registry: Registry, context: ExtractContext): Indexer | undefined {
  // The id is `self`, the time of writing is `updated`; narrative and whole text are looked through when opened.
  if (parameter.expression === '' || parameter.code === '_id' || parameter.code === '_lastUpdated') return undefined;
  if (parameter.parts.length > 0)
    return parameter.parts.some(({ only }) => only !== undefined) ? narrowed(parameter, context) : undefined;
  switch (parameter.kind) {
    case 'token':
      return indexToken(parameter, context);
    case 'string':
      return indexString(parameter, context);
    case 'reference':
      return indexReference(parameter, context, 'all');
    case 'date':
      return indexDate(parameter, registry.chartDate(parameter.base) === parameter, context);
    case 'number':
      return indexNumber(parameter, context);
    case 'quantity':
      return indexQuantity(parameter, context);
    case 'uri':
      return indexUri(parameter, context);
    case 'composite':
      return indexComposite(parameter, context);
    case 'special':
      return indexNear(parameter, context);
  }
}

/** `patient` of a `subject`: its own presence and identifiers; the rest is asked of `subject`. */
const narrowed = (parameter: Parameter, context: ExtractContext): Indexer =>
  indexReference(parameter, context, 'identifiers');
