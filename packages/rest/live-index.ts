import type { Resource } from '#fhir';
import { bigintOf, newExtractor, standardRegistry, ucum, type Extract, type Registry } from '#search';
import { readRegistry, registryChanged, type Indexed, type Sql } from '#store';
import { houseParameters } from './house-parameters.ts';

/** The search parameters and the extraction of this process, looked at again whenever the hospital's change. */
export interface LiveIndex {
  registry(): Registry;
  index(resource: Resource): Indexed;
  /** Stamp of the rows that are extracted now. */
  epoch(): number;
  /** Looks now, not at the next turn. */
  refresh(): Promise<void>;
  stop(): void;
}

/** Milliseconds between two looks; a new parameter is indexed after every process must have looked. */
export const LOOK_MS = 1000;

interface Parts {
  readonly sql: Sql;
  readonly hash: (text: string) => { readonly hi: number; readonly lo: number };
  readonly zone: string;
  readonly bases: readonly string[];
  readonly report: (fault: unknown) => void;
}

interface Current {
  readonly changed: bigint;
  readonly epoch: number;
  readonly registry: Registry;
  readonly extract: Extract;
}

/** Opens the index of a process. */
export async function openLiveIndex({ sql, hash, zone, bases, report }: Parts): Promise<LiveIndex> {
  const read = async (): Promise<Current> => {
    const { changed, epoch, definitions, indexing } = await readRegistry(sql);
    const registry = standardRegistry([...houseParameters, ...definitions], indexing);
    return { changed, epoch, registry, extract: newExtractor(registry, { hash, zone, canonicalUnit: ucum, bases }) };
  };
  let current = await read();
  const refresh = async (): Promise<void> => {
    if ((await registryChanged(sql)) !== current.changed) current = await read();
  };
  const timer = setInterval(() => void refresh().catch(report), LOOK_MS);
  timer.unref();
  return {
    registry: () => current.registry,
    epoch: () => current.epoch,
    index: (resource) => {
      const { extract, epoch } = current;
      const row = extract(resource);
      return { ...row, extractor: epoch, patient: row.patient === undefined ? 0n : bigintOf(hash(row.patient)) };
    },
    refresh,
    stop: () => clearInterval(timer),
  };
}
