import { createRequire } from 'node:module';

let table: ReadonlyMap<string, string> | undefined;

/** Traditional characters as simplified ones, one for one (OpenCC's TSCharacters); the rest stays. */
export function simplified(text: string): string {
  table ??= load();
  let result = '';
  for (const char of text) result += table.get(char) ?? char;
  return result;
}

/** Loaded at first use: 15,000 characters of table are needed only where Chinese is searched. */
function load(): ReadonlyMap<string, string> {
  const require = createRequire(import.meta.url);
  const { default: text } = require('opencc-js/dict/TSCharacters') as { readonly default: string };
  return new Map(
    text.split('|').flatMap((entry) => {
      const [from, to] = entry.split(' ');
      return from !== undefined && to !== undefined ? [[from, to] as const] : [];
    }),
  );
}
