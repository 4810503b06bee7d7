import { identifierOf, prefixOf, slotText, uriForm, versionForm } from '../facts/fact-text.ts';
import type { Parameter } from '../registry/parameter.ts';
import { referencesOf, type ReferenceValue } from '../values/reference-values.ts';
import { pairsOf } from './hasher.ts';
import { tokenFacts } from './index-token.ts';
import { presence, type ExtractContext, type Indexer } from './indexer.ts';
import { addFact, addFacts, type Sink } from './sink.ts';

/**
 * Indexes local references as slot joined with the target's self (so that SQL can make the fact too) and as links;
 * absolute ones and canonicals as written; logical identifiers like tokens.
 */
export function indexReference(parameter: Parameter, context: ExtractContext, what: 'all' | 'identifiers'): Indexer {
  const present = presence(parameter, context);
  const addLiteral = what === 'all' ? literalFacts(parameter, context) : () => undefined;
  const addIdentifier = tokenFacts(identifierOf(parameter), context);
  const bases = context.options.bases ?? [];
  return (resource, sink) => {
    let found = false;
    parameter.walk(resource, (value) => {
      found = true;
      referencesOf(value, bases, (reference) => {
        if (reference.kind === 'identifier')
          addIdentifier(sink, { system: reference.system, code: reference.value, implied: false });
        else addLiteral(sink, reference);
      });
    });
    if (found) present(sink);
  };
}

function literalFacts(
  parameter: Parameter,
  { hasher, options }: ExtractContext,
): (sink: Sink, reference: ReferenceValue) => void {
  const [slotHi = 0, slotLo = 0] = hasher.pair(slotText(parameter));
  const prefix = prefixOf(parameter);
  return (sink, reference) => {
    if (reference.kind === 'local') {
      const [hi = 0, lo = 0] = hasher.self(`${reference.type}/${reference.id}`);
      addFact(sink, slotHi ^ hi, slotLo ^ lo);
      sink.links.push(slotHi, slotLo, hi, lo);
      if (reference.version !== undefined) {
        addFacts(
          sink,
          pairsOf(options.hash, [
            prefix + versionForm(`${reference.type}/${reference.id}/_history/${reference.version}`),
          ]),
        );
      }
    } else if (reference.kind === 'address') {
      const { url, version } = reference;
      const forms = version === undefined ? [url] : [url, `${url}|${version}`];
      addFacts(
        sink,
        pairsOf(
          options.hash,
          forms.map((form) => prefix + uriForm(form)),
        ),
      );
    }
  };
}
