import { randomUUID } from 'node:crypto';
import { after, before } from 'node:test';
import { temporaryDatabase } from '#database';
import { typeNumber, type Resource } from '#fhir';
import {
  createEnvelopes,
  createKeys,
  hash64,
  newHash64,
  newMasterKeyLine,
  readMasterKey,
  type MasterKey,
} from '#security';
import {
  agents,
  migrate,
  openHashKey,
  openSql,
  openStore,
  resourceOf,
  ROOT,
  type FindRows,
  type OpenStore,
  type Session,
  type SqlAddress,
} from '#store';
import { matchesPlainly } from './matches-plainly.ts';

/** A store over a throw-away database, whose clock a test may put forward. */
export interface TestHouse {
  readonly store: OpenStore;
  readonly engine: OpenStore['engine'];
  /** Compares members of the first level only: enough where search itself is not what is tested. */
  readonly find: FindRows;
  readonly address: SqlAddress;
  /** Line of the master key, for a process of the test's own. */
  readonly masterKeyLine: string;
  /** Puts the clock forward. */
  advance(milliseconds: number): void;
  /** A session of somebody, with a request of its own. */
  sessionOf(subject: string): Promise<Session>;
  /** Work to be done before the house is closed: what a test started over it is stopped, the last first. */
  atEnd(work: () => Promise<void>): void;
}

/** Opens a house before the tests of a suite and closes it after them; call inside `suite`. */
export function withHouse(): TestHouse {
  const held: { house?: TestHouse; stop?: () => Promise<void> } = {};
  before(async () => {
    const database = await temporaryDatabase();
    const masterKeyLine = newMasterKeyLine(1);
    const opened = await openHouse(database.config, masterKeyLine);
    held.house = opened.house;
    held.stop = async () => {
      await opened.close();
      await database.stop();
    };
  });
  after(() => held.stop?.());
  return new Proxy({} as TestHouse, {
    get(_, name: keyof TestHouse) {
      if (held.house === undefined) throw new Error('The house is open inside tests only');
      return held.house[name];
    },
  });
}

/** A house over a database that is there already: another server of the same hospital, or a process of its own. */
export async function openHouse(
  address: SqlAddress,
  masterKeyLine: string,
): Promise<{ readonly house: TestHouse; close(): Promise<void> }> {
  const sql = openSql(address, 8);
  await migrate(sql, new URL('../store/schema/', import.meta.url));
  await sql.script('select suwen.make_partitions(now())');
  const master: MasterKey = readMasterKey(masterKeyLine);
  const self = await selfHash(sql, master);
  let ahead = 0;
  const endings: (() => Promise<void>)[] = [];
  const find: FindRows = async (on, _session, type, query, limit) => {
    const rows = await on.query<{ readonly self: bigint }>(
      'plain-find',
      'select self from suwen.resource where type = $1 and not deleted order by key',
      [typeNumber(type)],
    );
    const found = [];
    for (const { self: one } of rows) {
      const row = await store.engine.readRow(one);
      if (row === undefined || row.deleted) continue;
      const { text } = await store.read(await sessionOf('find'), type, row.id);
      if (matchesPlainly(resourceOf(text), query)) found.push(row);
    }
    return found.slice(0, limit);
  };
  const store = openStore(
    {
      sql,
      keys: createKeys(master),
      envelopes: createEnvelopes(),
      self,
      index: (resource) => plainIndex(resource, self),
      validate: () => [],
      now: () => Date.now() + ahead,
      extractor: 1,
      hashkey: 1,
      lanes: { writes: 2, reads: 2 },
      report: (fault) => {
        throw fault;
      },
    },
    {
      search: () => Promise.reject(new Error('This house does not search')),
      find: () => find,
    },
  );
  const numbers = agents(sql);
  const sessionOf = async (subject: string): Promise<Session> => ({
    agent: await numbers.numberOf({ subject, name: subject, role: 'test' }),
    owner: ROOT,
    request: randomUUID(),
  });
  const house: TestHouse = {
    store,
    engine: store.engine,
    find,
    address,
    masterKeyLine,
    advance: (milliseconds) => void (ahead += milliseconds),
    sessionOf,
    atEnd: (work) => void endings.unshift(work),
  };
  return {
    house,
    close: async () => {
      for (const work of endings) await work();
      await store.close();
      await sql.end();
    },
  };
}

async function selfHash(
  sql: Parameters<typeof openHashKey>[0],
  master: MasterKey,
): Promise<(type: string, id: string) => bigint> {
  const key = await openHashKey(sql, createKeys(master));
  const out = newHash64();
  return (type, id) => {
    hash64(key, `${type}/${id}`, out);
    return BigInt.asIntN(64, (BigInt(out.hi) << 32n) | BigInt(out.lo >>> 0));
  };
}

/** Found by nothing but its identity; about the patient that its `subject` names. */
function plainIndex(
  resource: Resource,
  self: (type: string, id: string) => bigint,
): ReturnType<OpenStore['engine']['index']> {
  const subject =
    'subject' in resource ? (resource.subject as { readonly reference?: string } | undefined)?.reference : undefined;
  const [type, id] = subject?.split('/') ?? [];
  return {
    facts: new Uint8Array(0),
    links: new Uint8Array(0),
    dateLo: undefined,
    dateHi: undefined,
    dates: [],
    numbers: [],
    units: [],
    extractor: 1,
    patient: type === 'Patient' && id !== undefined ? self(type, id) : 0n,
  };
}
