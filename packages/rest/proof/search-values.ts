import { fhirModel, compile } from '#fhirpath';
import { searchParametersOf } from '#fhir';

/** A search that must find the resource. */
export interface SearchValue {
  readonly code: string;
  readonly value: string;
}

/**
 * For every search parameter of the type, the values that its expression finds in the resource, written as a search
 * would ask for them. Kinds that need more than the value (special, composite) are left to the search proof.
 */
export function searchValues(type: string, resource: object): readonly SearchValue[] {
  const values: SearchValue[] = [];
  for (const { code, type: kind, expression } of searchParametersOf(type)) {
    if (expression === undefined || code === '_id' || code === '_lastUpdated') continue;
    const found = compile(expression, { model: fhirModel() }).evaluate(resource);
    for (const item of found.slice(0, 3)) {
      const text = textOf(kind, item);
      if (text !== undefined) values.push({ code, value: text });
    }
  }
  return values;
}

type Loose = Readonly<Record<string, unknown>>;

const escaped = (text: string): string => text.replaceAll(/[\\,$|]/gu, (sign) => `\\${sign}`);

function textOf(kind: string, item: unknown): string | undefined {
  switch (kind) {
    case 'token':
      return tokenText(item);
    case 'string':
      return typeof item === 'string' && item.trim() !== '' ? escaped(item.slice(0, 20)) : undefined;
    case 'reference': {
      const reference = typeof item === 'string' ? item : (item as Loose)['reference'];
      return typeof reference === 'string' && !reference.startsWith('#') ? escaped(reference) : undefined;
    }
    case 'uri':
      return typeof item === 'string' ? escaped(item) : undefined;
    case 'date':
      return typeof item === 'string' && /^\d{4}/u.test(item) ? item : undefined;
    case 'number':
      return typeof item === 'number' ? String(item) : undefined;
    case 'quantity': {
      const value = (item as Loose)['value'];
      return typeof value === 'number' ? String(value) : undefined;
    }
    default:
      return undefined;
  }
}

function tokenText(item: unknown): string | undefined {
  if (typeof item === 'boolean') return String(item);
  if (typeof item === 'string') return escaped(item);
  if (typeof item !== 'object' || item === null) return undefined;
  const { coding, system, code, value } = item as Loose;
  if (Array.isArray(coding)) return tokenText(coding[0]);
  const text = code ?? value;
  if (typeof text !== 'string') return undefined;
  // ContactPoint.system is no uri: telecom is asked by its value alone.
  return typeof system === 'string' && system.includes(':') ? `${escaped(system)}|${escaped(text)}` : escaped(text);
}
