import { coverage } from './coverage.ts';
import { unpack, within, type Ranges } from './ranges.ts';

let ranges: Ranges | undefined;

/** The characters of a text that no shipped font draws, each once; space and controls are not drawn at all. */
export function missingIn(text: string): readonly string[] {
  const known = (ranges ??= unpack(coverage));
  const signs = [...new Set(text)].filter((sign) => !/[\s\p{Cc}\p{Cf}\p{M}]/u.test(sign));
  return signs.filter((sign) => !within(known, sign.codePointAt(0) ?? 0));
}
