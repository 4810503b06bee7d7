import type { Registry } from '../registry/registry.ts';
import { badValue, notSupported } from '../refusals.ts';
import type { SortKey } from './request.ts';

/** Reads `_sort=-date,name`: keys in order, `-` descending (FHIR R4 search.html#sort). */
export function readSort(types: readonly string[], name: string, raw: string, registry: Registry): readonly SortKey[] {
  return raw.split(',').map((written): SortKey => {
    const descending = written.startsWith('-');
    const code = descending ? written.slice(1) : written;
    if (code === '')
      throw badValue(name, raw, {
        zh: '检索参数名,逗号分隔,降序前加 -',
        en: 'names of search parameters, commas between, - before descending ones',
      });
    if (code === '_id' || code === '_lastUpdated') return { by: code, descending };
    const [type, ...more] = types;
    if (type === undefined || more.length > 0) {
      throw notSupported(name, {
        zh: '跨类型检索只能按 _id 或 _lastUpdated 排序',
        en: 'a search over several types sorts by _id or _lastUpdated only',
      });
    }
    const parameter = registry.demand(type, code);
    if (parameter.kind === 'composite' || parameter.kind === 'special' || parameter.expression === '') {
      throw notSupported(name, { zh: `不能按 ${code} 排序`, en: `${code} cannot be sorted by` });
    }
    return { by: 'parameter', parameter, descending };
  });
}
