import type { QuantityTest } from '../parse/condition.ts';
import type { PlanContext } from './context.ts';
import type { UnitFilter } from './node.ts';

/** The only system whose units convert. */
const UCUM = 'http://unitsofmeasure.org';

/** Which units a quantity search means (FHIR R4 search.html#quantity). */
export function unitFilter(
  { system, code }: QuantityTest,
  { canonicalUnit }: Pick<PlanContext, 'canonicalUnit'>,
): UnitFilter {
  if (system === undefined) return code === undefined ? { how: 'any' } : { how: 'text', text: code };
  if (code === undefined) return { how: 'system', system };
  const canonical = system === UCUM ? canonicalUnit(code) : undefined;
  if (canonical !== undefined && (canonical.offset ?? 0) === 0)
    return { how: 'base', base: canonical.base, factor: canonical.factor };
  return { how: 'system', system, code };
}
