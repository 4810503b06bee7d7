import { parseJson, writeJson } from '#fhir';
import type { DataKey } from '#security';
import type { Engine } from './engine.ts';

const place = (
  name: string,
): { readonly owner: string; readonly type: string; readonly id: string; readonly version: number } => ({
  owner: 'house',
  type: 'note',
  id: name,
  version: 0,
});

/** Seals a JSON value (an answer, a payload, a job's input) with its decimals as written, bound to its place. */
export const sealedNote = (
  { envelopes }: Pick<Engine, 'envelopes'>,
  name: string,
  value: unknown,
  house: DataKey,
): Buffer => envelopes.seal(house, place(name), Buffer.from(writeJson(value ?? null), 'utf8'));

/** Opens what `sealedNote` sealed at the same place. */
export const openedNote = (
  { envelopes }: Pick<Engine, 'envelopes'>,
  name: string,
  sealed: Uint8Array,
  house: DataKey,
): unknown => parseJson(envelopes.openText(house, place(name), sealed));
