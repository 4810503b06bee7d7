import { equalItems } from './equality.ts';
import type { Item } from './item.ts';

/** Remembers items: an element by its place in the resource, a computed value by what it is. */
export class Seen {
  readonly #places = new Map<object, Set<string>>();
  readonly #plain = new Set<unknown>();
  readonly #others: Item[] = [];

  /** Whether the item is new; it is known from then on. */
  add(item: Item, zone?: number): boolean {
    if (item.owner !== undefined) return this.#addPlace(item.owner, `${item.key} ${item.index}`);
    if (typeof item.value !== 'object' && item.value !== undefined) {
      const before = this.#plain.size;
      return this.#plain.add(item.value).size > before;
    }
    if (this.#others.some((each) => equalItems(each, item, zone) === true)) return false;
    this.#others.push(item);
    return true;
  }

  #addPlace(owner: object, place: string): boolean {
    const places = this.#places.get(owner) ?? new Set<string>();
    this.#places.set(owner, places);
    const before = places.size;
    return places.add(place).size > before;
  }
}
