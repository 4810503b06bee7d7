import type { Run } from '../run.ts';
import type { CodeQuestion } from './code-questions.ts';
import type { Item } from './items.ts';
import type { Profile, ProfileNode } from './node.ts';

/** The checks that slicing calls back, handed in so that the files need not import each other. */
export interface NodeChecks {
  /** Checks a value by a node, with findings. */
  readonly item: (node: ProfileNode, item: Item, walk: Walk) => void;
  /** Whether a value meets the profile at an address; undefined if that is not loaded. */
  readonly meets: (url: string, item: Item, walk: Walk) => boolean | undefined;
}

/** One walk of profiles over a resource: what is known before, and what must be asked after. */
export interface Walk {
  readonly run: Run;
  /** Loaded profiles by address; undefined where one could not be loaded. */
  readonly profiles: ReadonlyMap<string, Profile | undefined>;
  /** Codes (`system|code`) of the value sets that slices are told apart by; undefined where they cannot be listed. */
  readonly sets: ReadonlyMap<string, ReadonlySet<string> | undefined>;
  readonly missing: ReadonlyMap<string, string>;
  readonly checks: NodeChecks;
  /** Code questions for the terminology, asked when the walk is done. */
  readonly questions: CodeQuestion[];
}

/** A walk that only wants to know whether a profile is met; findings and questions stay its own. */
export function silent(walk: Walk): Walk {
  return { ...walk, run: { ...walk.run, findings: [], path: [...walk.run.path] }, questions: [] };
}

/** Whether a silent walk found no error. */
export const passed = ({ run }: Walk): boolean => run.findings.every(({ severity }) => severity !== 'error');
