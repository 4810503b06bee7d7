import type { Definition } from '#search';
import type { Sql } from './sql.ts';

/** The search parameters of the hospital as every process must know them. */
export interface RegistryState {
  /** Stamp of the rows that are extracted now. */
  readonly epoch: number;
  /** Raised with any change. */
  readonly changed: bigint;
  readonly definitions: readonly Definition[];
  /** Urls of parameters whose index is not complete: refused by name. */
  readonly indexing: ReadonlySet<string>;
}

interface ParameterRow {
  readonly url: string;
  readonly state: 'indexing' | 'ready' | 'failed';
  readonly definition: Definition;
}

/** Whether anything changed since; one small read. */
export async function registryChanged(sql: Sql): Promise<bigint> {
  const [row] = await sql.query<{ readonly changed: bigint }>(
    'registry-changed',
    'select changed from suwen.registry',
    [],
  );
  return row?.changed ?? 0n;
}

/** The state as it is now. */
export async function readRegistry(sql: Sql): Promise<RegistryState> {
  const [state] = await sql.query<{ readonly epoch: number; readonly changed: bigint }>(
    'registry',
    'select epoch, changed from suwen.registry',
    [],
  );
  const rows = await sql.query<ParameterRow>(
    'registry-parameters',
    `select url, state, definition from suwen.search_parameter where state <> 'failed' order by url`,
    [],
  );
  return {
    epoch: state?.epoch ?? 1,
    changed: state?.changed ?? 0n,
    definitions: rows.map(({ definition }) => definition),
    indexing: new Set(rows.filter(({ state: is }) => is === 'indexing').map(({ url }) => url)),
  };
}

/** A definition, or why the resource gives none. */
export type Offered =
  | { readonly url: string; readonly definition: Definition }
  | { readonly url: string; readonly fault: string };

/**
 * Makes the table what the hospital's SearchParameter resources say. A new or changed one is not complete: the epoch is
 * raised, so that every row of its types is extracted again. Returns the epoch if there is something to index.
 */
export async function settleParameters(
  sql: Sql,
  offered: readonly Offered[],
  code: number,
): Promise<number | undefined> {
  const [registry] = await sql.query<{ readonly epoch: number; readonly code: number }>(
    'registry-hold',
    'select epoch, code from suwen.registry for update',
    [],
  );
  const present = await sql.query<{ readonly url: string; readonly state: string; readonly definition: unknown }>(
    'parameters-all',
    'select url, state, definition from suwen.search_parameter',
    [],
  );
  const before = new Map(present.map((row) => [row.url, row]));
  const epoch = (registry?.epoch ?? 1) + 1;
  let raised = registry?.code !== code;
  let altered = raised;
  for (const one of offered) {
    const known = before.get(one.url);
    before.delete(one.url);
    const definition = 'definition' in one ? one.definition : {};
    if (
      known !== undefined &&
      JSON.stringify(known.definition) === JSON.stringify(sorted(definition)) &&
      (known.state === 'failed') === 'fault' in one
    )
      continue;
    altered = true;
    raised ||= 'definition' in one;
    await sql.query(
      'parameter-put',
      `insert into suwen.search_parameter (url, state, code, definition, epoch, fault) values ($1, $2, $3, $4, $5, $6)
       on conflict (url) do update set state = excluded.state, code = excluded.code, definition = excluded.definition,
         epoch = excluded.epoch, fault = excluded.fault`,
      [
        one.url,
        'definition' in one ? 'indexing' : 'failed',
        'definition' in one ? one.definition.code : '',
        JSON.stringify(definition),
        epoch,
        'fault' in one ? one.fault : null,
      ],
    );
  }
  for (const url of before.keys()) {
    altered = true;
    await sql.query('parameter-drop', 'delete from suwen.search_parameter where url = $1', [url]);
  }
  if (altered) {
    await sql.query('registry-raise', 'update suwen.registry set epoch = $1, changed = changed + 1, code = $2', [
      raised ? epoch : epoch - 1,
      code,
    ]);
  }
  const [open] = await sql.query<{ readonly open: boolean }>(
    'parameters-open',
    `select exists (select 1 from suwen.search_parameter where state = 'indexing') as open`,
    [],
  );
  return raised ? epoch : open?.open === true ? epoch - 1 : undefined;
}

/** Object keys in the order in which jsonb gives them back: by length, then by bytes. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
      .map(([name, item]: [string, unknown]) => [name, sorted(item)]),
  );
}

/** Marks what is complete at an epoch as ready; every process looks again. */
export async function parametersReady(sql: Sql, epoch: number): Promise<void> {
  const rows = await sql.query(
    'parameters-ready',
    `update suwen.search_parameter set state = 'ready' where state = 'indexing' and epoch <= $1 returning url`,
    [epoch],
  );
  if (rows.length > 0) await sql.query('registry-touch', 'update suwen.registry set changed = changed + 1', []);
}
