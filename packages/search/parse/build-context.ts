import type { Registry } from '../registry/registry.ts';
import type { Condition } from './condition.ts';
import type { ReadContext } from './read-context.ts';

/** What building conditions needs; `only` comes in with the part that is read. */
export interface BuildContext extends Omit<ReadContext, 'only'> {
  readonly registry: Registry;
  /** Builds the rest of a chain. */
  readonly build: (type: string, written: string, raw: string) => Condition;
  /** Builds a chain over the reference `head` (`subject:Patient`), its rest by the given context's `build`. */
  readonly chain: (type: string, head: string, rest: string, raw: string, context: BuildContext) => Condition;
}
