import { bigintOf } from '../facts/hash.ts';
import { slotText } from '../facts/fact-text.ts';
import { member } from '../path/walk.ts';
import type { Parameter } from '../registry/parameter.ts';
import { presence, type ExtractContext, type Indexer } from './indexer.ts';

/** Slots of the two coordinates of a position. */
export const latitudeSlot = (parameter: Pick<Parameter, 'space' | 'code'>): string =>
  `${slotText(parameter)}\0latitude`;
export const longitudeSlot = (parameter: Pick<Parameter, 'space' | 'code'>): string =>
  `${slotText(parameter)}\0longitude`;

/** Indexes Location.position as two numbers (FHIR R4 location.html#positional). */
export function indexNear(parameter: Parameter, context: ExtractContext): Indexer {
  const present = presence(parameter, context);
  const { hash } = context.options;
  const latitude = bigintOf(hash(latitudeSlot(parameter)));
  const longitude = bigintOf(hash(longitudeSlot(parameter)));
  return (resource, sink) => {
    parameter.walk(resource, (value) => {
      const north = member(value, 'latitude');
      const east = member(value, 'longitude');
      if (typeof north !== 'number' || typeof east !== 'number') return;
      present(sink);
      sink.numbers.push(
        { slot: latitude, unit: 0n, lo: north, hi: north },
        { slot: longitude, unit: 0n, lo: east, hi: east },
      );
    });
  };
}
