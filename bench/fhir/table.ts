/** A figure beside what it has to beat. */
export interface Line {
  readonly name: string;
  readonly ours: string;
  readonly must: string;
  readonly medplum: string;
  /** Refused or broken requests during the load; any is said. */
  readonly faults?: number;
}

/** Prints the lines as a table of Markdown. */
export function printTable(lines: readonly Line[]): void {
  console.log('| | Suwen | must reach | Medplum |\n|---|---|---|---|');
  for (const { name, ours, must, medplum, faults = 0 } of lines) {
    console.log(`| ${name} | ${ours}${faults === 0 ? '' : ` (${faults} faults)`} | ${must} | ${medplum} |`);
  }
}
