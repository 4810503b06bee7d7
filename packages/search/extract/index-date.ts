import { bigintOf } from '../facts/hash.ts';
import { absentForm, longDateForm, prefixOf, SHORT_DATE_MS, slotText, wideSlot } from '../facts/fact-text.ts';
import type { Parameter } from '../registry/parameter.ts';
import type { DateRange } from '../values/date-range.ts';
import { dateOf } from '../values/date-values.ts';
import { presence, type ExtractContext, type Indexer } from './indexer.ts';
import { addFacts, type Sink } from './sink.ts';

/** Indexes dates as ranges: the clinical date in the row, others in slots of their own, long ones apart. */
export function indexDate(parameter: Parameter, chart: boolean, context: ExtractContext): Indexer {
  const present = presence(parameter, context);
  const absent = context.hasher.pair(prefixOf(parameter) + absentForm);
  const add = chart ? chartDate(parameter, context) : otherDate(parameter, context);
  return (resource, sink) => {
    let found = false;
    let dated = false;
    parameter.walk(resource, (value, type) => {
      found = true;
      const range = dateOf(value, type, context.zone);
      if (range === undefined) return;
      dated = true;
      add(sink, range);
    });
    if (found) present(sink);
    if (!dated) addFacts(sink, absent);
  };
}

function chartDate(parameter: Parameter, { hasher }: ExtractContext): (sink: Sink, range: DateRange) => void {
  const long = hasher.pair(prefixOf(parameter) + longDateForm);
  return (sink, range) => {
    sink.chart = range;
    if (range.hi - range.lo > SHORT_DATE_MS) addFacts(sink, long);
  };
}

function otherDate(parameter: Parameter, { options }: ExtractContext): (sink: Sink, range: DateRange) => void {
  const slot = bigintOf(options.hash(slotText(parameter)));
  const wide = bigintOf(options.hash(wideSlot(slotText(parameter))));
  return (sink, { lo, hi }) => void sink.dates.push({ slot: hi - lo > SHORT_DATE_MS ? wide : slot, lo, hi });
}
