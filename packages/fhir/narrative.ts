import type { Resource } from './types/index.ts';
import { walk } from './walk.ts';

/** The words of a resource's narrative, without markup, for `_text`; empty when there is none. */
export function narrativeText(resource: Resource): string {
  const narrative = 'text' in resource ? resource.text : undefined;
  return typeof narrative === 'object' && 'div' in narrative ? plainText(narrative.div) : '';
}

const wordTypes: ReadonlySet<string> = new Set(['string', 'markdown', 'code', 'id', 'uri', 'url', 'canonical']);

/** All words of a resource and of those within it, narratives included, for `_content`: one text a value. */
export function contentTexts(resource: Resource): readonly string[] {
  const texts: string[] = [];
  walk(resource, ({ type, value }) => {
    if (typeof value !== 'string') return;
    if (type === 'xhtml') texts.push(plainText(value));
    else if (wordTypes.has(type)) texts.push(value);
  });
  return texts;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The words of XHTML: tags and comments become one space, entities the characters that they stand for. */
export const plainText = (xhtml: string): string =>
  xhtml
    .replaceAll(/<!--.*?-->|<[^>]*>/gs, ' ')
    .replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, character)
    .replaceAll(/\s+/g, ' ')
    .trim();

function character(entity: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return entities[name] ?? entity;
  const point = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return point <= 0x10ffff ? String.fromCodePoint(point) : entity;
}
