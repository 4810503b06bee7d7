import {
  exactForm,
  GRAM_LIMIT,
  gramForm,
  gramsOf,
  LONGEST_START,
  longTextForm,
  prefixOf,
  startForm,
} from '../facts/fact-text.ts';
import type { Parameter } from '../registry/parameter.ts';
import { normalise } from '../values/normalise.ts';
import { stringsOf, type StringValues } from '../values/string-values.ts';
import { pairsOf } from './hasher.ts';
import { presence, type ExtractContext, type Indexer } from './indexer.ts';
import { addFacts } from './sink.ts';

/** Indexes the beginnings of each text, the text as written, and its grams for `:contains`. */
export function indexString(parameter: Parameter, context: ExtractContext): Indexer {
  const present = presence(parameter, context);
  const prefix = prefixOf(parameter);
  return (resource, sink) => {
    let found = false;
    const texts = new Set<string>();
    parameter.walk(resource, (value, type) => {
      found = true;
      addTexts(texts, stringsOf(value, type));
    });
    if (!found) return;
    present(sink);
    addFacts(
      sink,
      pairsOf(
        context.options.hash,
        [...texts].map((text) => prefix + text),
      ),
    );
  };
}

function addTexts(texts: Set<string>, { written, folded }: StringValues): void {
  for (const text of folded) for (const start of startsOf(text)) texts.add(startForm(start));
  for (const text of written) {
    texts.add(exactForm(text));
    const chars = [...normalise(text)];
    if (chars.length > GRAM_LIMIT) texts.add(longTextForm);
    for (const gram of gramsOf(chars.slice(0, GRAM_LIMIT))) texts.add(gramForm(gram));
  }
}

/** Beginnings of 1 to 12 code points. */
export function startsOf(text: string): readonly string[] {
  const starts: string[] = [];
  let start = '';
  for (const char of text) {
    start += char;
    starts.push(start);
    if (starts.length === LONGEST_START) break;
  }
  return starts;
}
