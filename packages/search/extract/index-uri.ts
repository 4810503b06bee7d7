import { belowForm, prefixOf, uriForm, uriStarts } from '../facts/fact-text.ts';
import type { Parameter } from '../registry/parameter.ts';
import { bounded, pairsOf } from './hasher.ts';
import { presence, type ExtractContext, type Indexer } from './indexer.ts';
import { addFacts } from './sink.ts';

/** Indexes uris whole, canonicals also without version, and every beginning at a slash for `:below`. */
export function indexUri(parameter: Parameter, context: ExtractContext): Indexer {
  const present = presence(parameter, context);
  const prefix = prefixOf(parameter);
  const facts = bounded((uri: string) => {
    const [bare = uri] = uri.split('|', 1);
    const forms = [uriForm(uri), uriForm(bare), ...uriStarts(bare).map(belowForm)];
    return pairsOf(
      context.options.hash,
      [...new Set(forms)].map((form) => prefix + form),
    );
  });
  return (resource, sink) => {
    let found = false;
    parameter.walk(resource, (value) => {
      found = true;
      if (typeof value === 'string') addFacts(sink, facts(value));
    });
    if (found) present(sink);
  };
}
