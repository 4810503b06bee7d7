import type { Parameter } from '../registry/parameter.ts';
import { badValue } from '../refusals.ts';
import { normalise } from '../values/normalise.ts';
import type { StringTest, Test, UriTest } from './condition.ts';
import { splitEscaped, unescaped } from './escaped.ts';
import { readDate } from './read-date.ts';
import { readNear } from './read-near.ts';
import { readReference } from './read-reference.ts';
import { readQuantity, readNumberTest } from './read-quantity.ts';
import { readToken } from './read-token.ts';
import type { ReadContext } from './read-context.ts';

/** Reads one value (no commas) of a parameter; a Refusal names the parameter and what it takes. */
export function readTest(parameter: Parameter, modifier: string | undefined, raw: string, context: ReadContext): Test {
  if (raw === '') throw badValue(context.name, raw, { zh: '非空的值', en: 'a value that is not empty' });
  switch (parameter.kind) {
    case 'token':
      return readToken(modifier, raw, context);
    case 'string':
      return readString(modifier, raw, context);
    case 'reference':
      return readReference(parameter, modifier, raw, context);
    case 'date':
      return readDate(raw, context);
    case 'number':
      return readNumberTest(raw, context);
    case 'quantity':
      return readQuantity(raw, context);
    case 'uri':
      return readUri(modifier, raw);
    case 'composite':
      return readComposite(parameter, raw, context);
    case 'special':
      return readNear(raw, context);
  }
}

function readString(modifier: string | undefined, raw: string, { name }: ReadContext): StringTest {
  const text = unescaped(raw);
  if (modifier === 'exact') return { kind: 'string', how: 'exact', text };
  const folded = normalise(text);
  if (folded === '')
    throw badValue(name, raw, { zh: '至少一个字母、数字或汉字', en: 'at least one letter, digit or character' });
  return { kind: 'string', how: modifier === 'contains' ? 'contains' : 'starts', text: folded };
}

const readUri = (modifier: string | undefined, raw: string): UriTest => ({
  kind: 'uri',
  how: modifier === 'below' || modifier === 'above' ? modifier : 'exact',
  uri: unescaped(raw),
});

function readComposite(parameter: Parameter, raw: string, context: ReadContext): Test {
  const values = splitEscaped(raw, '$');
  const { components } = parameter;
  if (values.length !== components.length) {
    const shape = components.map((component) => component.parameter.code).join('$');
    throw badValue(context.name, raw, {
      zh: `以 $ 连接的 ${components.length} 个值(${shape})`,
      en: `${components.length} values joined by $ (${shape})`,
    });
  }
  return {
    kind: 'composite',
    tests: components.map((component, at) => readTest(component.parameter, undefined, values[at] ?? '', context)),
  };
}
