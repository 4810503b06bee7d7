import { bigintOf } from '../facts/hash.ts';
import { unitText } from '../facts/fact-text.ts';
import type { Registry } from '../registry/registry.ts';
import { zoneOffset } from '../values/zone.ts';
import { newHasher } from './hasher.ts';
import { indexCodeOfPatient } from './index-code-of-patient.ts';
import { indexParameter } from './index-parameter.ts';
import type { ExtractContext, Indexer } from './indexer.ts';
import type { ExtractOptions } from './options.ts';
import { patientFinder } from './patient-of.ts';
import {
  clearSink,
  factBytes,
  linkBytes,
  newSink,
  type DateRow,
  type NumberRow,
  type Sink,
  type UnitRow,
} from './sink.ts';

/** Version of the index extraction, written to every row; raised whenever rows would come out differently. */
export const EXTRACTOR = 1;

/** What a search needs of a resource: the columns and value rows of the store. */
export interface IndexRow {
  /** Big-endian 64-bit hashes, ascending as signed numbers, each once. */
  readonly facts: Buffer;
  /** Big-endian pairs of slot and target's self, each once. */
  readonly links: Buffer;
  /** The clinical date in milliseconds since 1970, [lo, hi); ±Infinity where open. */
  readonly dateLo: number | undefined;
  readonly dateHi: number | undefined;
  readonly dates: readonly DateRow[];
  readonly numbers: readonly NumberRow[];
  /** The one patient that the resource is about, `Patient/x`; undefined: none or several. */
  readonly patient: string | undefined;
  /** Units of its quantities; the same objects for every row of an extractor. */
  readonly units: readonly UnitRow[];
}

/** Extracts the index row of a resource; types are compiled at their first resource. */
export type Extract = (resource: { readonly resourceType: string }) => IndexRow;

/** An extractor over a registry; one per process and registry, not shared between threads. */
export function newExtractor(registry: Registry, options: ExtractOptions): Extract {
  const context = contextOf(options);
  const compiled = new Map<string, TypeIndexer>();
  const sink = newSink();
  return (resource) => {
    let type = compiled.get(resource.resourceType);
    if (type === undefined) {
      type = compileType(resource.resourceType, registry, context);
      compiled.set(resource.resourceType, type);
    }
    clearSink(sink);
    for (const index of type.indexers) index(resource, sink);
    return rowOf(sink, type.patientOf(resource));
  };
}

interface TypeIndexer {
  readonly indexers: readonly Indexer[];
  readonly patientOf: (resource: object) => string | undefined;
}

function compileType(type: string, registry: Registry, context: ExtractContext): TypeIndexer {
  const indexers = registry.all(type).flatMap((parameter) => indexParameter(parameter, registry, context) ?? []);
  const paired = indexCodeOfPatient(type, registry, context);
  return {
    indexers: paired === undefined ? indexers : [...indexers, paired],
    patientOf: patientFinder(type, registry, context.options.bases ?? []),
  };
}

function rowOf(sink: Sink, patient: string | undefined): IndexRow {
  return {
    facts: factBytes(sink),
    links: linkBytes(sink),
    dateLo: sink.chart?.lo,
    dateHi: sink.chart?.hi,
    dates: sink.dates,
    numbers: sink.numbers,
    patient,
    units: [...new Set(sink.units)],
  };
}

function contextOf(options: ExtractOptions): ExtractContext {
  const units = new Map<string, UnitRow>();
  return {
    options,
    hasher: newHasher(options.hash),
    zone: zoneOffset(options.zone),
    unit(system, code, label) {
      const text = unitText(system, code, label);
      const known = units.get(text);
      if (known !== undefined) return known;
      if (units.size >= 4096) units.clear();
      const row = unitRow(bigintOf(options.hash(text)), system, code, label, options);
      units.set(text, row);
      return row;
    },
  };
}

/** http://unitsofmeasure.org is the only system whose units convert (FHIR R4 search.html#quantity). */
const UCUM = 'http://unitsofmeasure.org';

function unitRow(
  unit: bigint,
  system: string,
  code: string,
  label: string,
  { canonicalUnit }: ExtractOptions,
): UnitRow {
  const canonical = system === UCUM && code !== '' ? canonicalUnit(code) : undefined;
  // A unit with an offset (°C) is compared with itself only.
  const proportional = canonical !== undefined && (canonical.offset ?? 0) === 0;
  return {
    unit,
    system,
    code,
    label,
    base: proportional ? canonical.base : undefined,
    factor: proportional ? canonical.factor : 1,
  };
}
