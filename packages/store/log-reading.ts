import type { Engine } from './engine.ts';
import type { Session } from './fhir-store.ts';
import type { SealedRow } from './row.ts';

/** Writes down what a reading shows: one line per patient and one for the rest, so that a page of 20 is few lines. */
export function logReading(
  { reading, now }: Pick<Engine, 'reading' | 'now'>,
  { request, agent }: Session,
  action: number,
  type: number,
  rows: readonly SealedRow[],
): void {
  const at = now();
  const [only] = rows;
  if (rows.length === 1 && only !== undefined) {
    reading.add({ at, request, key: only.key, patient: only.patient, agent, shown: 1, action, type: only.type });
    return;
  }
  const counts = new Map<bigint, number>();
  for (const { patient } of rows) counts.set(patient, (counts.get(patient) ?? 0) + 1);
  if (counts.size === 0) counts.set(0n, 0);
  for (const [patient, shown] of counts) reading.add({ at, request, key: 0n, patient, agent, shown, action, type });
}
