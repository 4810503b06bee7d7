import { badValue } from '../refusals.ts';
import { normalise } from '../values/normalise.ts';
import type { TokenTest } from './condition.ts';
import { splitEscaped, unescaped } from './escaped.ts';
import type { ReadContext } from './read-context.ts';

/** Reads `[system|]code` or what the modifier asks for (FHIR R4 search.html#token). */
export function readToken(modifier: string | undefined, raw: string, context: ReadContext): TokenTest {
  switch (modifier) {
    case 'text':
      return { kind: 'token-text', text: normalise(unescaped(raw)) };
    case 'of-type':
      return readOfType(raw, context);
    case 'in':
    case 'not-in':
      return { kind: 'codes', ask: { how: 'in', valueSet: unescaped(raw) } };
    case 'below':
    case 'above': {
      const { system, code } = readCode(raw, context);
      if (code === undefined) throw badValue(context.name, raw, { zh: 'system|code', en: 'system|code' });
      return { kind: 'codes', ask: { how: modifier, system, code } };
    }
    default:
      return readCode(raw, context);
  }
}

/** `code`, `system|code`, `|code` (no system), `system|` (any code). */
export function readCode(raw: string, context: ReadContext): TokenTest & { readonly kind: 'token' } {
  const [first = '', second, ...more] = splitEscaped(raw, '|').map(unescaped);
  if (second === undefined) return { kind: 'token', code: first };
  if (more.length > 0 || (first === '' && second === '')) {
    throw badValue(context.name, raw, {
      zh: 'code、system|code、|code 或 system|',
      en: 'code, system|code, |code or system|',
    });
  }
  return second === '' ? { kind: 'token', system: first } : { kind: 'token', system: first, code: second };
}

function readOfType(raw: string, context: ReadContext): TokenTest {
  const [system = '', code = '', value = '', ...more] = splitEscaped(raw, '|').map(unescaped);
  if (code === '' || value === '' || more.length > 0) {
    throw badValue(context.name, raw, { zh: '类型的 system|code|value', en: 'system|code|value of the type' });
  }
  return { kind: 'of-type', system, code, value };
}
