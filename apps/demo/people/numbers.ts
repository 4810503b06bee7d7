import type { Chance } from '../chance.ts';

/** Weights of the first 17 digits (GB 11643-1999, from ISO 7064 MOD 11-2). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/**
 * A number like that of an identity card (GB 11643-1999) that cannot be anybody's: its checksum is right, but its area
 * 19xxxx does not exist, since the provinces of the north are 11 to 15 (GB/T 2260). `order` keeps numbers apart.
 */
export function identityNumber(birthDate: string, male: boolean, order: number): string {
  const area = `19${String(Math.floor(order / 500) % 10_000).padStart(4, '0')}`;
  const sequence = String((order % 500) * 2 + (male ? 1 : 0)).padStart(3, '0');
  const body = area + birthDate.replaceAll('-', '') + sequence;
  return body + checkCharacter(body);
}

/** The last character of an identity number: a digit or X. */
export function checkCharacter(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return '10X98765432'.charAt(sum % 11);
}

/** A mobile number with the prefix 154, which no operator has; it cannot ring. */
export const mobileNumber = (chance: Chance): string => `+86 154 ${digits(chance, 4)} ${digits(chance, 4)}`;

/** A passport-like number: the letter X and eight digits. */
export const passportNumber = (chance: Chance): string => `X${digits(chance, 8)}`;

const digits = (chance: Chance, count: number): string =>
  Array.from({ length: count }, () => chance.whole(0, 9)).join('');
