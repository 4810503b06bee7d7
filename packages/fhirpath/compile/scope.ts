import type { Model } from '../model/model.ts';
import { itemOf, none, type Item, type Items } from '../values/item.ts';

/** What surrounds an evaluation; everything that an expression may ask for comes in here. */
export interface Environment {
  /** %resource: the resource that holds the input; the input itself when absent. */
  readonly resource?: unknown;
  /** %rootResource: the container of a contained resource; %resource when absent. */
  readonly rootResource?: unknown;
  /** %name for further variables: a value, or an array for several. */
  readonly variables?: Readonly<Record<string, unknown>>;
  /** The clock of now(), today() and timeOfDay(). */
  readonly now?: () => Date;
  /** Minutes east of UTC: the zone of now() and of moments that do not say theirs; without it such comparisons stay open. */
  readonly zone?: number;
  /** The resource behind a reference; undefined when it is not to be had. Without it resolve() knows only the type. */
  readonly resolve?: (reference: string) => unknown;
  /** Whether a code, Coding or CodeableConcept is in a value set; undefined when the value set is unknown. */
  readonly memberOf?: (valueSet: string, coded: unknown) => boolean | undefined;
  /** Whether a resource or element conforms to a profile; undefined when the profile is unknown. */
  readonly conformsTo?: (profile: string, value: unknown) => boolean | undefined;
  /** Whether the first concept subsumes the second; undefined when that is unknown. */
  readonly subsumes?: (general: unknown, special: unknown) => boolean | undefined;
  /** Receives what trace() names. */
  readonly trace?: (name: string, values: readonly unknown[]) => void;
}

/** One evaluation: its input and surroundings. now() is the same all through it (FHIRPath 2.0 §5.9.2). */
export class Run {
  readonly model: Model;
  readonly environment: Environment;
  readonly root: Item;
  #now: Date | undefined;

  constructor(model: Model, environment: Environment, root: Item) {
    this.model = model;
    this.environment = environment;
    this.root = root;
  }

  get zone(): number | undefined {
    return this.environment.zone;
  }

  get resource(): Item {
    const { resource } = this.environment;
    return resource === undefined ? this.root : itemOf(resource, this.model);
  }

  get rootResource(): Item {
    const { rootResource } = this.environment;
    return rootResource === undefined ? this.resource : itemOf(rootResource, this.model);
  }

  /** The moment of this evaluation; undefined when the caller gave no clock. */
  now(): Date | undefined {
    this.#now ??= this.environment.now?.();
    return this.#now;
  }
}

/** Where an expression stands: `$this`, `$index` and `$total`. The loop that made a scope moves `self` and `index`. */
export class Scope {
  readonly run: Run;
  self: Item | undefined;
  index: number;
  total: Items;

  constructor(run: Run, self: Item | undefined, index = 0, total: Items = none) {
    this.run = run;
    this.self = self;
    this.index = index;
    this.total = total;
  }
}
