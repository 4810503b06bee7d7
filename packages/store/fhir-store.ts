import type { Resource } from '#fhir';
import type { Finding } from '#validation';
import type { Stamp } from './content.ts';

/** Who asks, for whom it is written, in which request; made once per request from the verified token. */
export interface Session {
  readonly agent: number;
  /** Owning organisation of new rows. */
  readonly owner: number;
  /** UUID of the request. */
  readonly request: string;
  /** Name of the operation that writes, for the ledger. */
  readonly note?: string;
}

/** One version of a resource, opened. */
export interface Version extends Stamp {
  /** FHIR JSON with id, versionId and lastUpdated; empty for a deleted version. */
  readonly text: string;
  readonly deleted: boolean;
}

/** What a write made. */
export interface Change extends Version {
  readonly created: boolean;
  /** False where nothing was written: a conditional create that found its match. */
  readonly written: boolean;
}

/** Query pairs as they stood in the request, decoded, in order. */
export type Pairs = readonly (readonly [string, string])[];

/** Conditions of a write. */
export interface WriteConditions {
  /** If-Match: the version that must be current; '*': any, so that one must be there. */
  readonly ifMatch?: number | '*';
  /** If-None-Match: a version that must not be current; '*': none may be there. */
  readonly ifNoneMatch?: number | '*';
  /** Whether a PUT to an id that does not exist makes it (update-as-create); default true. */
  readonly mayCreate?: boolean;
}

/** Which history. */
export interface HistoryScope {
  readonly type?: string;
  readonly id?: string;
}

/** Which part of it. */
export interface HistoryRange {
  readonly count: number;
  /** Milliseconds since 1970, inclusive. */
  readonly since?: number;
  /** Versions that were current at some time in [lo, hi), milliseconds. */
  readonly at?: readonly [number, number];
  /** Where the page before ended. */
  readonly cursor?: string;
}

/** A page of history, newest first. */
export interface HistoryPage {
  readonly versions: readonly Version[];
  /** Present when there are more. */
  readonly next?: string;
  /** Number of versions where it is known without counting all. */
  readonly total?: number;
}

/** One resource found, and why it is in the page. */
export interface Found {
  readonly version: Version;
  readonly mode: 'match' | 'include';
}

/** A page of a search. */
export interface SearchPage {
  readonly found: readonly Found[];
  readonly next?: string;
  readonly total?: number;
  /** Conditions that lenient handling left out, by name, with the reason. */
  readonly ignored: readonly { readonly name: string; readonly reason: string }[];
}

/** How a resource is changed by a patch: gives the new content of the same type. */
export type Patcher = (resource: Resource) => Resource;

/** Whose search, in which handling. */
export interface SearchScope {
  /** Absent: all types. */
  readonly type?: string;
  readonly compartment?: { readonly name: string; readonly id: string };
  readonly handling: 'strict' | 'lenient';
}

/** One write of a transaction (FHIR http.html 3.1.0.11.2); `place` names it in refusals: `Bundle.entry[3]`. */
export interface TransactionEntry {
  readonly place: string;
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly type: string;
  readonly id?: string;
  /** Condition of a conditional PUT, PATCH or DELETE; of If-None-Exist with POST. */
  readonly query?: Pairs;
  readonly fullUrl?: string;
  readonly resource?: Resource;
  readonly patcher?: Patcher;
  readonly ifMatch?: number | '*';
  readonly ifNoneMatch?: number | '*';
}

/** The store of FHIR resources: the one door for data, narrowed to what the session may see and do. */
export interface FhirStore {
  /** Refuses `not-found` and `gone`. */
  read(session: Session, type: string, id: string): Promise<Version>;
  vread(session: Session, type: string, id: string, version: string): Promise<Version>;
  /** With `ifNoneExist` it gives the one match instead of writing, and refuses several. */
  create(session: Session, resource: Resource, ifNoneExist?: Pairs): Promise<Change>;
  update(session: Session, resource: Resource, id: string, conditions?: WriteConditions): Promise<Change>;
  /** Conditional update: creates, replaces the one match, or refuses several. */
  updateWhere(session: Session, resource: Resource, query: Pairs, conditions?: WriteConditions): Promise<Change>;
  patch(session: Session, type: string, id: string, patcher: Patcher, conditions?: WriteConditions): Promise<Change>;
  patchWhere(
    session: Session,
    type: string,
    query: Pairs,
    patcher: Patcher,
    conditions?: WriteConditions,
  ): Promise<Change>;
  /** Deleting what is deleted or never was changes nothing and is no refusal. */
  remove(session: Session, type: string, id: string, conditions?: WriteConditions): Promise<Change | undefined>;
  removeWhere(session: Session, type: string, query: Pairs, conditions?: WriteConditions): Promise<readonly Change[]>;
  history(session: Session, scope: HistoryScope, range: HistoryRange): Promise<HistoryPage>;
  search(session: Session, scope: SearchScope, query: Pairs): Promise<SearchPage>;
  /** Checks without writing: findings of the base specification. */
  check(resource: Resource): readonly Finding[];
  /** Writes all entries or none; results in their order, undefined where nothing was there to delete. */
  transact(session: Session, entries: readonly TransactionEntry[]): Promise<readonly (Change | undefined)[]>;
}
