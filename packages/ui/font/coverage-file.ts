import { pack, parseRanges } from './ranges.ts';

/** The text of `coverage.ts` for the `unicode.json` files of the shipped fonts. */
export function coverageFile(unicodeJson: readonly string[]): string {
  const css = unicodeJson.flatMap((json) => Object.values(JSON.parse(json) as Record<string, string>));
  return [
    '/**',
    ' * Which characters the shipped fonts draw (IBM Plex Sans Variable, Noto Sans SC Variable), packed by `ranges.ts`.',
    ' * Written by coverage.write.ts from the unicode ranges of @fontsource-variable; its test fails when this is old.',
    ' */',
    `export const coverage: string =\n  '${pack(parseRanges(css))}';`,
    '',
  ].join('\n');
}
