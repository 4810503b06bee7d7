/** A quantity of FHIRPath: a number and a UCUM code or a calendar word (`year` … `millisecond`). */
export class Amount {
  readonly value: number;
  readonly unit: string;
  /** From a FHIR Quantity, where `a` and `mo` also stand for the calendar's year and month (FHIR R4 fhirpath.html#quantity). */
  readonly fhir: boolean;

  constructor(value: number, unit: string, fhir = false) {
    this.value = value;
    this.unit = unit;
    this.fhir = fhir;
  }
}

/** The calendar words, each with the UCUM code that is near it (FHIRPath 2.0 §4.1.8.2). */
export const calendarCodes: Readonly<Record<string, string>> = {
  year: 'a',
  month: 'mo',
  week: 'wk',
  day: 'd',
  hour: 'h',
  minute: 'min',
  second: 's',
  millisecond: 'ms',
};

const system = 'http://unitsofmeasure.org';

/** The quantity as FHIR writes it. */
export const quantityOf = ({ value, unit }: Amount): Readonly<Record<string, unknown>> =>
  Object.hasOwn(calendarCodes, unit) ? { value, unit } : { value, unit, system, code: unit };

/** A quantity as FHIRPath prints it: `5 'mg'`, `4 days`. */
export const printed = ({ value, unit }: Amount): string =>
  Object.hasOwn(calendarCodes, unit) ? `${value} ${unit}` : `${value} '${unit}'`;
