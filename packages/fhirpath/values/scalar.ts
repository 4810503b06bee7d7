import { Amount } from './amount.ts';
import { isObject, type Item } from './item.ts';
import { moment, Moment } from './moment.ts';

/** An item's value as FHIRPath works with it: a boolean, string, number, Moment, Amount, or the object as it is. */
export type Scalar = boolean | string | number | Moment | Amount | Readonly<Record<string, unknown>> | undefined;

const ucum = 'http://unitsofmeasure.org';

/** The System value of an item; FHIR primitives and Quantity convert by themselves (FHIR R4 fhirpath.html#types). */
export function scalarOf(item: Item): Scalar {
  const { value } = item;
  switch (item.type.system) {
    case 'Date':
    case 'DateTime':
    case 'Time':
      return typeof value === 'string' ? (moment(item.type.system, value) ?? value) : plain(value);
    case 'Quantity':
      return isObject(value) ? amountOf(value) : plain(value);
    default:
      return plain(value);
  }
}

function plain(value: unknown): Scalar {
  switch (typeof value) {
    case 'boolean':
    case 'string':
    case 'number':
      return value;
    default:
      return isObject(value) ? value : undefined;
  }
}

/** A FHIR Quantity as an amount; one without value, or with a comparator (`<`), stays the object that it is. */
function amountOf(value: Readonly<Record<string, unknown>>): Scalar {
  if (value instanceof Amount) return value;
  const { value: number, system, code, unit, comparator } = value;
  if (typeof number !== 'number' || comparator !== undefined) return value;
  if (typeof code === 'string')
    return new Amount(number, system === ucum ? code : `${typeof system === 'string' ? system : ''}|${code}`, true);
  return new Amount(number, typeof unit === 'string' ? `|${unit}` : '1', true);
}

/** A name for an item's type in messages. */
export const typeText = (item: Item): string =>
  item.type.namespace === 'System' ? `System.${item.type.name}` : item.type.name;
