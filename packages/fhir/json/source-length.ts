/** What a value's length cannot show, and the source must be searched for. */
export interface Notes {
  /** A number that an exponent could have written in as many characters or fewer: 1e2, 5e-2. */
  perhapsExponent: boolean;
  /** Numbers as JSON prints them, in order, where another literal as long could mean the same double. */
  readonly long: string[];
}

/**
 * The length of the minified source that a parsed value comes from, were every number printed as JSON prints it and
 * every character unescaped. The true source is longer when a duplicate key was lost or a literal had more digits
 * than its number (1.50), and never shorter, exponents apart. NaN when the value needs the careful parser anyway.
 */
export function sourceLength(value: unknown, levels: number, notes: Notes): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value === 'number') return numberLength(value, notes);
  if (value === true || value === null) return 4;
  if (value === false) return 5;
  if (levels === 0) return NaN;
  return Array.isArray(value) ? listLength(value, levels, notes) : objectLength(value as object, levels, notes);
}

function objectLength(object: object, levels: number, notes: Notes): number {
  let length = 1;
  for (const key in object) {
    const member: unknown = (object as Readonly<Record<string, unknown>>)[key];
    // Two quotes, a colon, a comma or the closing brace.
    length += key.length + 4;
    length += typeof member === 'string' ? member.length + 2 : sourceLength(member, levels - 1, notes);
  }
  return length === 1 ? 2 : length;
}

function listLength(list: readonly unknown[], levels: number, notes: Notes): number {
  let length = 1;
  for (const item of list) length += 1 + sourceLength(item, levels - 1, notes);
  return length === 1 ? 2 : length;
}

/** Up to 15 significant digits each decimal has one double and prints back as it was (IEEE 754); one more for the point. */
const surelyExact = 16;

function numberLength(value: number, notes: Notes): number {
  if (Number.isInteger(value)) {
    if (!Number.isSafeInteger(value)) return NaN;
    // With fewer than two zeros at the end an exponent makes the literal longer: 1e1 for 10.
    if (value % 100 === 0 && value !== 0) notes.perhapsExponent = true;
  } else if (!Number.isFinite(value)) return NaN;
  else if (Math.abs(value) < 0.1) notes.perhapsExponent = true;

  const printed = String(value);
  if (printed.length > surelyExact) notes.long.push(printed);
  return printed.length;
}
