import type { Chance } from './random.ts';
import { bundle } from './requests/bundle.ts';
import { graphql, operation } from './requests/operation.ts';
import type { FuzzRequest, Known, MakeRequest } from './requests/parts.ts';
import { patch } from './requests/patch.ts';
import { history, path, read } from './requests/read.ts';
import { search } from './requests/search.ts';
import { binary, conditional, write } from './requests/write.ts';

/** Kinds of request, as often as they stand here. */
const KINDS: readonly [MakeRequest, ...MakeRequest[]] = [
  write,
  write,
  write,
  search,
  search,
  search,
  patch,
  bundle,
  bundle,
  operation,
  operation,
  graphql,
  read,
  read,
  history,
  path,
  conditional,
  binary,
];

/** One request of a random kind. */
export const fuzzRequest = (chance: Chance, known: Known): FuzzRequest => chance.pick(KINDS)(chance, known);
