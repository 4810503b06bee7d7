import { gzipSync } from 'node:zlib';
import type { Chance } from './random.ts';
import { oddJson, oddName } from './values.ts';

type Loose = Record<string, unknown>;

/** A copy of a JSON value with some of its parts left out, doubled, replaced, renamed or nested. */
export function mutated(value: unknown, chance: Chance): unknown {
  const copy = structuredClone(value);
  const places = containers(copy);
  for (let n = 1 + chance.whole(3); n > 0; n -= 1) {
    const place = places[chance.whole(places.length)];
    if (place !== undefined) change(place, chance);
  }
  return copy;
}

function containers(value: unknown): (Loose | unknown[])[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = value as Loose | unknown[];
  return [own, ...Object.values(own).flatMap(containers)];
}

function change(place: Loose | unknown[], chance: Chance): void {
  const keys = Object.keys(place);
  const key = keys[chance.whole(keys.length)];
  const object = place as Loose;
  switch (chance.whole(6)) {
    case 0:
      if (key !== undefined && !Array.isArray(place)) delete object[key];
      break;
    case 1:
      if (Array.isArray(place)) place.push(...place.slice(0, 2));
      else object[oddName(chance)] = key === undefined ? null : object[key];
      break;
    case 2:
      if (key !== undefined) object[key] = [object[key]];
      break;
    case 3:
      if (!Array.isArray(place))
        Object.defineProperty(place, oddName(chance), {
          value: oddJson(chance),
          enumerable: true,
          configurable: true,
          writable: true,
        });
      break;
    default:
      if (key !== undefined) object[key] = oddJson(chance);
  }
}

/** The text of a value, and then something that a text can suffer. */
export function damaged(value: unknown, chance: Chance): Buffer {
  const text = JSON.stringify(value) ?? '';
  const bytes = Buffer.from(text);
  switch (chance.whole(16)) {
    case 0:
      return bytes.subarray(0, chance.whole(bytes.length));
    case 1:
      return flipped(bytes, chance);
    case 2:
      return Buffer.concat([bytes, chance.bytes(1 + chance.whole(20))]);
    case 3:
      return gzipSync(bytes);
    case 4:
      return Buffer.from(text, 'utf16le');
    case 5:
      return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
    case 6:
      return Buffer.from(text.replace(/"([^"]*)"/u, '"\u00e9\u00ff$1"'), 'latin1');
    case 7:
      return Buffer.from(text.replace(/"([^"]*)"(?!:)/u, String.raw`"\ud83d$1"`));
    case 8:
      return Buffer.from(
        text.replace(
          /:\s*("[^"]*"|\d+)/u,
          `:${chance.pick(['1e999', '-1e999', `1${'0'.repeat(400)}`, `0.${'0'.repeat(400)}1`, '01', '+1', '.5', '1.', 'NaN', 'undefined'])}`,
        ),
      );
    case 9:
      return Buffer.from(nested(chance.pick([70, 1000, 50_000]), chance));
    case 10:
      return Buffer.from(`\ufeff${text}`);
    case 11:
      return Buffer.from(text.replace('{', '{"id":"a","id":"b",'));
    case 12:
      return chance.bytes(chance.whole(400));
    default:
      return bytes;
  }
}

function flipped(bytes: Buffer, chance: Chance): Buffer {
  const copy = Buffer.from(bytes);
  for (let n = 1 + chance.whole(4); n > 0 && copy.length > 0; n -= 1)
    copy[chance.whole(copy.length)] = chance.whole(256);
  return copy;
}

const nested = (depth: number, chance: Chance): string =>
  chance.happens(0.5)
    ? `{"resourceType":"Basic","x":${'['.repeat(depth)}${']'.repeat(depth)}}`
    : `${'{"extension":[{"url":"u","x":'.repeat(depth)}1${'}]}'.repeat(depth)}`;
