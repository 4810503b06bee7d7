import { prefixOf, presentForm } from '../facts/fact-text.ts';
import type { Parameter } from '../registry/parameter.ts';
import type { ZoneOffset } from '../values/zone.ts';
import type { Hasher } from './hasher.ts';
import type { ExtractOptions } from './options.ts';
import { addFacts, type Sink, type UnitRow } from './sink.ts';

/** Puts what one parameter finds in a resource into the sink. */
export type Indexer = (resource: object, sink: Sink) => void;

/** What indexers share. */
export interface ExtractContext {
  readonly options: ExtractOptions;
  readonly hasher: Hasher;
  readonly zone: ZoneOffset;
  /** The row of a unit, remembered. */
  readonly unit: (system: string, code: string, label: string) => UnitRow;
}

/** Adds the fact that a parameter has a value. */
export function presence(
  parameter: Pick<Parameter, 'space' | 'code'>,
  { hasher }: ExtractContext,
): (sink: Sink) => void {
  const fact = hasher.pair(prefixOf(parameter) + presentForm);
  return (sink) => addFacts(sink, fact);
}
