import type { Concept } from './concept.ts';

/** One member of a value set. */
export interface Member {
  readonly system: string;
  readonly version?: string;
  readonly concept: Concept;
  /** BCP-47 tag of the concept's display. */
  readonly language?: string;
}

/** What is asked of the members. */
export interface MemberQuery {
  readonly text?: string;
  readonly activeOnly?: boolean;
  readonly offset: number;
  /** Without count all are wanted, and more than `limit` is refused. */
  readonly count?: number;
  readonly limit: number;
}

/** A page of members and how many there are in all. */
export interface MemberPage {
  readonly total: number;
  readonly members: readonly Member[];
}

/** The meaning of a value set: which codes are in it. */
export interface CodeSet {
  readonly url: string;
  /** The member, or undefined if it surely is none. Refuses if that cannot be decided. Without system any will do. */
  contains(system: string | undefined, code: string): Promise<Member | undefined>;
  /** Lists the members; refuses what is too costly or not loaded. */
  list(query: MemberQuery): Promise<MemberPage>;
}
