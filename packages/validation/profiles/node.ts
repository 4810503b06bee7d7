/** One type that a profile allows, and the profiles that it or its target must meet. */
export interface ProfileType {
  readonly code: string;
  readonly profiles: readonly string[];
  readonly targets: readonly string[];
}

/** How a list is divided (ElementDefinition.slicing). */
export interface Slicing {
  readonly discriminators: readonly { readonly type: string; readonly path: string }[];
  readonly rules: 'closed' | 'open' | 'openAtEnd';
  readonly ordered: boolean;
}

/** An invariant that a profile states. */
export interface ProfileInvariant {
  readonly key: string;
  readonly severity: 'error' | 'warning';
  readonly human: string;
  readonly expression: string;
}

/** What a profile says of one element beyond the base type; what it does not say is undefined. */
export interface ProfileRules {
  min?: number;
  /** Infinity for `*`. */
  max?: number;
  types?: readonly ProfileType[];
  /** Exactly this value. */
  fixed?: unknown;
  /** At least this. */
  pattern?: unknown;
  binding?: { readonly strength: 'required' | 'extensible'; readonly valueSet: string };
  slicing?: Slicing;
  maxLength?: number;
  least?: unknown;
  most?: unknown;
  invariants: readonly ProfileInvariant[];
}

/** One element of a profile, with only those below it that the profile speaks of. */
export interface ProfileNode {
  /** As in the path, without `[x]`: `component`, `value`; the type for the root. */
  readonly name: string;
  /** The slice's name, for a slice. */
  readonly slice: string | undefined;
  readonly rules: ProfileRules;
  readonly children: ProfileNode[];
  readonly slices: ProfileNode[];
}

/** A profile, ready for walking. */
export interface Profile {
  readonly url: string;
  /** The type it constrains. */
  readonly type: string;
  readonly root: ProfileNode;
}

/** A node about which nothing is said yet. */
export const newNode = (name: string, slice?: string): ProfileNode => ({
  name,
  slice,
  rules: { invariants: [] },
  children: [],
  slices: [],
});

/** A copy that can be changed without the original. */
export const copyOf = (node: ProfileNode): ProfileNode => ({
  ...node,
  rules: { ...node.rules },
  children: node.children.map(copyOf),
  slices: node.slices.map(copyOf),
});
