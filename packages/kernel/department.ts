import type { ResourceType } from '#fhir';
import type { Words } from './words.ts';

/** A page of a department in the staff app. */
export interface DepartmentPage {
  readonly path: string;
  readonly title: Words;
  readonly roles: readonly string[];
  /** Two keys: `g p`. */
  readonly shortcut?: string;
}

/** How a table of a department is treated by backup, merge and shredding. */
export interface OwnedTable {
  readonly name: string;
  readonly kept: 'rebuilt' | 'backed-up';
  /** Columns that hold a patient's hash, moved on merge and unmerge, cleared on shredding. */
  readonly patientColumns: readonly string[];
}

/** A process that listens for ever: DIMSE, MLLP, vitals; supervised by the launcher. */
export interface Listener {
  readonly name: string;
  readonly port: number;
}

/** The manifest of a department: facts only, so that server and web both read it. */
export interface Department {
  readonly name: string;
  readonly title: Words;
  readonly reads: readonly ResourceType[];
  readonly writes: readonly ResourceType[];
  /** Types whose writes belong to its operations; others' rows are marked 'recorded elsewhere'. */
  readonly guards?: readonly ResourceType[];
  readonly roles: Readonly<Record<string, Words>>;
  readonly pages: readonly DepartmentPage[];
  readonly tables?: readonly OwnedTable[];
  readonly listeners?: readonly Listener[];
}
