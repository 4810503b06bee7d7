import {
  anySystemForm,
  codeForm,
  ofTypeForm,
  prefixOf,
  systemForm,
  TEXT_STARTS,
  textForm,
} from '../facts/fact-text.ts';
import type { Parameter } from '../registry/parameter.ts';
import { normalise } from '../values/normalise.ts';
import { identifierTypes, tokensOf, tokenTexts, type TokenValue } from '../values/token-values.ts';
import { bounded, pairsOf } from './hasher.ts';
import { presence, type ExtractContext, type Indexer } from './indexer.ts';
import { addFacts, type Sink } from './sink.ts';

/** Indexes codes by system and code, code alone and system alone, words that say them, and types of identifiers. */
export function indexToken(parameter: Parameter, context: ExtractContext): Indexer {
  const addToken = tokenFacts(parameter, context);
  const addTexts = textFacts(parameter, context);
  const present = presence(parameter, context);
  const prefix = prefixOf(parameter);
  return (resource, sink) => {
    let found = false;
    parameter.walk(resource, (value, type) => {
      found = true;
      tokensOf(value, type, (token) => addToken(sink, token));
      if (typeof value !== 'object' || value === null) return;
      addTexts(sink, value, type);
      if (type === 'Identifier') addTypes(sink, value, prefix, context);
    });
    if (found) present(sink);
  };
}

/** Adds the facts of a token; those of recurring codes are remembered. */
export function tokenFacts(
  parameter: Pick<Parameter, 'space' | 'code'>,
  { options }: ExtractContext,
): (sink: Sink, token: TokenValue) => void {
  const prefix = prefixOf(parameter);
  const systems = bounded((system: string) =>
    bounded((code: string) =>
      pairsOf(
        options.hash,
        [codeForm(system, code), anySystemForm(code), systemForm(system)].map((form) => prefix + form),
      ),
    ),
  );
  const implied = bounded((system: string) =>
    bounded((code: string) =>
      pairsOf(
        options.hash,
        [codeForm(system, code), anySystemForm(code)].map((form) => prefix + form),
      ),
    ),
  );
  const onlySystem = bounded((system: string) => pairsOf(options.hash, [prefix + systemForm(system)]));
  return (sink, token) => {
    const system = token.system ?? '';
    if (token.code === undefined) {
      if (system !== '') addFacts(sink, onlySystem(system));
    } else if (token.implied || system === '') addFacts(sink, implied(system)(token.code));
    else addFacts(sink, systems(system)(token.code));
  };
}

function textFacts(
  parameter: Parameter,
  { options }: ExtractContext,
): (sink: Sink, value: object, type: string) => void {
  const prefix = prefixOf(parameter);
  const starts = bounded((text: string) => {
    const chars = [...normalise(text)];
    const lengths = TEXT_STARTS.filter((length) => length <= chars.length);
    return pairsOf(
      options.hash,
      lengths.map((length) => prefix + textForm(chars.slice(0, length).join(''))),
    );
  });
  return (sink, value, type) => {
    for (const text of tokenTexts(value, type)) addFacts(sink, starts(text));
  };
}

function addTypes(sink: Sink, value: object, prefix: string, { options }: ExtractContext): void {
  const written = (value as { readonly value?: unknown }).value;
  if (typeof written !== 'string') return;
  for (const { system, code } of identifierTypes(value))
    addFacts(sink, pairsOf(options.hash, [prefix + ofTypeForm(system, code, written)]));
}
