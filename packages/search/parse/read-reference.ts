import type { Parameter } from '../registry/parameter.ts';
import { badValue, notSupported } from '../refusals.ts';
import { parseReference } from '../values/reference-text.ts';
import type { ReferenceTest } from './condition.ts';
import { unescaped } from './escaped.ts';
import type { ReadContext } from './read-context.ts';
import { readCode } from './read-token.ts';

const ID = /^[A-Za-z0-9\-.]{1,64}$/u;

/** Reads `id`, `Type/id`, a url or canonical; with `:Type` a bare id; with `:identifier` a token (FHIR R4 search.html#reference). */
export function readReference(
  parameter: Parameter,
  modifier: string | undefined,
  raw: string,
  context: ReadContext,
): ReferenceTest {
  if (modifier === 'identifier') return { kind: 'identifier', token: readCode(raw, context) };
  const text = unescaped(raw);
  const parsed = parseReference(text);
  const local = parsed !== undefined && (parsed.base === undefined || context.bases.includes(parsed.base));
  const types = typesFor(parameter, modifier, context);
  if (modifier === 'above' || modifier === 'below') {
    const type = local ? parsed.type : types.length === 1 ? types[0] : undefined;
    const id = local ? parsed.id : text;
    if (type === undefined || !ID.test(id)) throw badValue(context.name, raw, { zh: 'Type/id', en: 'Type/id' });
    return { kind: 'hierarchy', how: modifier, type, id, tree: treeOf(parameter, type, context) };
  }
  if (local) {
    const fits = context.only === undefined || parsed.type === context.only;
    return {
      kind: 'reference',
      types: fits ? [parsed.type] : [],
      id: parsed.id,
      ...(parsed.version === undefined ? {} : { version: parsed.version }),
    };
  }
  if (ID.test(text)) return { kind: 'reference', types, id: text };
  if (modifier !== undefined || /\s/u.test(text))
    throw badValue(context.name, raw, { zh: 'id、Type/id 或网址', en: 'id, Type/id or a url' });
  if (context.only !== undefined && parsed !== undefined && parsed.type !== context.only)
    return { kind: 'reference', types: [], id: parsed.id };
  return { kind: 'address', url: text };
}

/** The types that a bare id may mean. */
function typesFor(
  parameter: Parameter,
  modifier: string | undefined,
  { only, resourceTypes }: ReadContext,
): readonly string[] {
  if (only !== undefined) return [only];
  if (modifier !== undefined && resourceTypes.includes(modifier)) return [modifier];
  return parameter.targets.length === 0 ? resourceTypes : parameter.targets;
}

/** The reference by which resources of a type stand below each other: the parameter itself, or the type's part-of. */
function treeOf({ base, code, targets }: Parameter, type: string, { name, partOf }: ReadContext): string {
  const found = base === type && targets.includes(type) ? code : partOf(type);
  if (found === undefined)
    throw notSupported(name, {
      zh: `${type} 没有上下级关系(part-of)`,
      en: `resources of type ${type} form no hierarchy (part-of)`,
    });
  return found;
}
