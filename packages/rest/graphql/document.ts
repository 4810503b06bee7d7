import { GraphQLError, parse, visit, type DocumentNode, type SelectionSetNode } from 'graphql';
import { tooDeep, tooManyFields, wrongQuery } from './refusals.ts';

/** Signs of a query text. */
const MOST_TEXT = 100_000;
const MOST_TOKENS = 10_000;
/** Levels of fields within each other, fragments unfolded. */
const MOST_DEPTH = 24;
/** Fields, fragments unfolded. */
const MOST_FIELDS = 2000;

/** Reads a query; refuses one that is no GraphQL, or too large, deep or wide. */
export function readDocument(text: string): DocumentNode {
  const document = parsed(text);
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions) {
    if (definition.kind === 'FragmentDefinition') fragments.set(definition.name.value, definition.selectionSet);
  }
  const size = measure(fragments);
  for (const definition of document.definitions) {
    if (definition.kind !== 'OperationDefinition') continue;
    const { depth, fields } = size(definition.selectionSet);
    if (depth > MOST_DEPTH) throw tooDeep(MOST_DEPTH);
    if (fields > MOST_FIELDS) throw tooManyFields(MOST_FIELDS);
  }
  return document;
}

function parsed(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: MOST_TOKENS, maxSourceLength: MOST_TEXT });
  } catch (fault) {
    if (fault instanceof GraphQLError) throw wrongQuery([fault.message]);
    throw fault;
  }
}

interface Size {
  readonly depth: number;
  readonly fields: number;
}

/** Depth and fields of a selection; a fragment is measured once, one that holds itself counts as too deep. */
function measure(fragments: ReadonlyMap<string, SelectionSetNode>): (selection: SelectionSetNode) => Size {
  const known = new Map<string, Size>();
  const endless: Size = { depth: Infinity, fields: Infinity };
  const ofFragment = (name: string): Size => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const selection = fragments.get(name);
    if (selection === undefined) return { depth: 0, fields: 0 };
    known.set(name, endless);
    const size = of(selection);
    known.set(name, size);
    return size;
  };
  const of = ({ selections }: SelectionSetNode): Size => {
    let depth = 0;
    let fields = 0;
    for (const one of selections) {
      const inner =
        one.kind === 'FragmentSpread'
          ? ofFragment(one.name.value)
          : one.selectionSet === undefined
            ? { depth: 0, fields: 0 }
            : of(one.selectionSet);
      const own = one.kind === 'Field' ? 1 : 0;
      depth = Math.max(depth, own + inner.depth);
      fields += own + inner.fields;
    }
    return { depth, fields };
  };
  return of;
}

/** Every name that stands in a document: of fields, types and arguments, so that the schema need hold no others. */
export function namesIn(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(document, { Name: ({ value }) => void names.add(value) });
  return names;
}
