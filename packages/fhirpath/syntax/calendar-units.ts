const names = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second', 'millisecond'] as const;

/** The words for calendar durations, singular and plural, each to its singular (FHIRPath 2.0 §4.1.8). */
export const calendarUnits: ReadonlyMap<string, string> = new Map(
  names.flatMap((name) => [
    [name, name],
    [`${name}s`, name],
  ]),
);
