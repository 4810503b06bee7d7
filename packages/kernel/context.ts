import type { Practitioner, PractitionerRole, Reference, Resource } from '#fhir';

/**
 * Search parameters as a query would write them: `{ prescription: 'MedicationRequest/1', status: 'completed' }`. A value
 * that is missing (the `reference` of a logical reference) is refused by name; it never means "no condition".
 */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reading whole and unnarrowed, for rules of safety, quantity and booking; audited as such. */
export interface Facts {
  /** Refuses `not-found` or `gone`. */
  read<T extends Resource>(reference: Reference<T>): Promise<T>;
  /** Every match, or a Refusal beyond the limit; never a silent first page. */
  search<T extends Resource>(type: T['resourceType'], query: Query): Promise<readonly T[]>;
}

/** The store as this user may see and change it, inside the operation's transaction. */
export interface Store extends Facts {
  create<T extends Resource>(resource: T): Promise<T>;
  /** Replaces the version that was read (`meta.versionId`), or refuses `conflict`. */
  update<T extends Resource>(resource: T): Promise<T>;
  delete(reference: Reference): Promise<void>;
}

/** Who acts. */
export interface User {
  /** Subject of the token, or the name of a system user (`system:listener/pharmacy`). */
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** What is written as performer, author, recorder. */
  readonly actor: Reference<Practitioner | PractitionerRole>;
  /** Owning organisation of what this user writes. */
  readonly organization: Reference;
}

/** SQL on the department's own tables, inside the operation's transaction (kernel contract 4). */
export interface Tables {
  query<Row>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

/** One line of a log with its facts; never clinical content. */
export interface Log {
  (message: string, facts?: Readonly<Record<string, string | number | boolean>>): void;
}

/** What leaves the house, in the same transaction: delivered at least once after commit by the worker. */
export interface Outbox {
  /** `channel` names an adapter (`mail`, `rest-hook`, `print`); `key` makes the delivery idempotent. */
  send(channel: string, key: string, payload: unknown): Promise<void>;
}

/** Long work asked for inside a transaction; starts after commit. */
export interface JobQueue {
  /** Returns the id of the job. */
  enqueue(job: string, input: unknown): Promise<string>;
}

/** Numbers without gaps, per site and year (record numbers, accessions). */
export interface Sequences {
  /** The next number of `name`, taken in the operation's transaction: a rolled back operation takes none. */
  next(name: string): Promise<number>;
}

/** Everything that an operation needs comes in here; so it also runs in a seeded simulation. */
export interface Context {
  readonly store: Store;
  readonly facts: Facts;
  readonly tables: Tables;
  readonly outbox: Outbox;
  readonly jobs: JobQueue;
  readonly sequences: Sequences;
  readonly user: User;
  readonly now: () => Date;
  /** IANA zone of the hospital; dates without zone are read in it. */
  readonly zone: string;
  /** Chance in [0, 1). */
  readonly random: () => number;
  /** Calls another operation in the same transaction, as the same user, with the callee's own grants. */
  readonly call: <Out>(operation: string, input: unknown) => Promise<Out>;
  readonly log: Log;
  readonly signal: AbortSignal;
}
