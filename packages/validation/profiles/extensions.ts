import { membersOf } from '#fhir';
import { isObject, type JsonObject } from '../run.ts';
import type { Item } from './items.ts';
import type { Walk } from './walk.ts';

/** Addresses of all extensions in a value; the urls of child extensions are no addresses. */
export function extensionUrls(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(extensionUrls);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, below]) => [
    ...(key === 'extension' || key === 'modifierExtension' ? urlsIn(below) : []),
    ...extensionUrls(below),
  ]);
}

const urlsIn = (extensions: unknown): readonly string[] =>
  (Array.isArray(extensions) ? extensions : [])
    .filter(isObject)
    .flatMap(({ url }) => (typeof url === 'string' && url.includes(':') ? [url] : []));

/** Checks each extension whose definition is loaded, wherever it stands in an object of a type. */
export function checkExtensions(object: JsonObject, type: string, walk: Walk): void {
  const { path } = walk.run;
  for (const { key, type: below, element } of membersOf(type).values()) {
    for (const [name, kind] of [
      [key, below],
      [`_${key}`, 'Element'],
    ] as const) {
      if (object[name] === undefined) continue;
      path.push(element.name);
      eachObject(object[name], walk, (one) => checkOne(one, kind, walk));
      path.pop();
    }
  }
}

function eachObject(value: unknown, { run }: Walk, check: (one: JsonObject) => void): void {
  if (isObject(value)) check(value);
  if (!Array.isArray(value)) return;
  value.forEach((one: unknown, index) => {
    if (!isObject(one)) return;
    run.path.push(index);
    check(one);
    run.path.pop();
  });
}

function checkOne(value: JsonObject, type: string, walk: Walk): void {
  const { url, resourceType } = value;
  const profile = type === 'Extension' && typeof url === 'string' ? walk.profiles.get(url) : undefined;
  if (profile?.type === 'Extension') {
    const item: Item = { value, type, code: type, index: undefined, choice: false };
    walk.checks.item(profile.root, item, walk);
  }
  checkExtensions(value, type === 'Resource' && typeof resourceType === 'string' ? resourceType : type, walk);
}
