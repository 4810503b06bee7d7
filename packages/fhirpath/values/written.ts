import type { Type } from '../model/model.ts';
import { Item } from './item.ts';

/** A decimal or quantity with its literal, so that its precision is known (`1.50` has two places). */
export class Written extends Item {
  readonly text: string;

  constructor(value: unknown, type: Type, text: string) {
    super(value, type);
    this.text = text;
  }
}
