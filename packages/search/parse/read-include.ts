import { badValue } from '../refusals.ts';
import type { ResultContext } from './result-parameters.ts';
import type { Include } from './request.ts';

/** Reads `_include=Type:param[:Target]`, `Type:*`, `*`, with `:iterate` or `:recurse` (FHIR R4 search.html#include). */
export function readInclude(name: string, raw: string, { registry, types }: ResultContext): Include {
  const [head = '', modifier] = name.split(':');
  const reverse = head === '_revinclude';
  const iterate = modifier === 'iterate' || modifier === 'recurse';
  if (modifier !== undefined && !iterate) throw badValue(name, raw, { zh: `${head}:iterate`, en: `${head}:iterate` });
  if (raw === '*') return { reverse, iterate, source: reverse ? '*' : onlyType(types), code: '*' };
  const [source = '', code = '', target, ...more] = raw.split(':');
  const known = (type: string): boolean => registry.resourceTypes.includes(type);
  if (!known(source) || code === '' || more.length > 0 || (target !== undefined && target !== '' && !known(target))) {
    throw badValue(name, raw, { zh: '类型:引用参数[:目标类型]', en: 'Type:reference-parameter[:TargetType]' });
  }
  if (code !== '*' && registry.demand(source, code).kind !== 'reference') {
    throw badValue(name, raw, {
      zh: `引用类参数,而 ${source}.${code} 不是`,
      en: `a reference parameter, which ${source}.${code} is not`,
    });
  }
  return { reverse, iterate, source, code, ...(target === undefined || target === '' ? {} : { target }) };
}

const onlyType = (types: readonly string[]): string => (types.length === 1 ? (types[0] ?? '*') : '*');
