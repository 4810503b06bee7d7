const zone = '(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))';
const clock = '(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\\.[0-9]+)?';
const datePattern = /^[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?$/;
const timePattern = new RegExp(`^${clock}$`);
const momentPattern = new RegExp(`^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T${clock}${zone}$`);

/** Whether the text is a FHIR date, and its day exists. */
export const isDate = (value: string): boolean => datePattern.test(value) && exists(value);

/** Whether the text is a FHIR dateTime: a date, or a moment to the second with zone. */
export const isDateTime = (value: string): boolean => (value.length <= 10 ? isDate(value) : isInstant(value));

/** Whether the text is a FHIR instant. */
export const isInstant = (value: string): boolean => momentPattern.test(value) && exists(value);

/** Whether the text is a FHIR time. */
export const isTime = (value: string): boolean => timePattern.test(value);

/** Whether year and day of a well-formed date exist in the Gregorian calendar. */
function exists(value: string): boolean {
  if (value.startsWith('0000')) return false;
  if (value.length < 10) return true;
  const day = digits(value, 8);
  if (day <= 28) return true;
  return day <= daysIn(digits(value, 0) * 100 + digits(value, 2), digits(value, 5));
}

/** The number of two digits at a place. */
const digits = (value: string, at: number): number => (value.charCodeAt(at) - 48) * 10 + value.charCodeAt(at + 1) - 48;

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
