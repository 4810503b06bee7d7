import { parseJson, writeJson, type Resource } from '#fhir';

/** What stands in columns, not in the sealed content. */
export interface Stamp {
  readonly type: string;
  readonly id: string;
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly updated: number;
}

/**
 * The text that is sealed: `resourceType` first, then what is left of `meta` without versionId and lastUpdated, no id.
 * So reading needs no parser: `stamped` puts the three back by cutting the text.
 */
export function contentOf(resource: Resource): string {
  const { resourceType, id: _, meta, ...rest } = resource;
  const kept = keptMeta(meta);
  return writeJson(kept === undefined ? { resourceType, ...rest } : { resourceType, meta: kept, ...rest });
}

function keptMeta(meta: Resource['meta']): object | undefined {
  if (meta === undefined) return undefined;
  const { versionId: _v, lastUpdated: _l, ...kept } = meta;
  return Object.keys(kept).length === 0 ? undefined : kept;
}

const META = ',"meta":{';

/** The FHIR JSON of a version: its content with id, versionId and lastUpdated. */
export function stamped(content: string, { type, id, version, updated }: Stamp): string {
  const head = `{"resourceType":"${type}"`;
  const rest = head.length;
  const stamp = `${head},"id":"${id}","meta":{"versionId":"${version}","lastUpdated":"${instant(updated)}"`;
  return content.startsWith(META, rest)
    ? `${stamp},${content.slice(rest + META.length)}`
    : `${stamp}}${content.slice(rest)}`;
}

/** FHIR instant in UTC with milliseconds. */
export const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** The resource of a text that the store itself wrote, decimals as written. */
export const resourceOf = <T extends Resource = Resource>(text: string): T => parseJson(text) as unknown as T;
