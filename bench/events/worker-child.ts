import { runEvents } from '#events';
import { openPlace, type Place } from './open.ts';

/** A worker with one listener for the writes that are measured, and one that hears the import too: `worker-child.ts PLACE`. */
process.once('disconnect', () => process.exit());
const place: Place = JSON.parse(process.argv[2] ?? '');
const { sql } = await openPlace(place);
const measured = {
  name: 'measured',
  types: ['Flag'],
  handle: async ({ id }: { readonly id: string }) => void process.send?.({ id, at: Date.now() }),
};
const everything = { name: 'everything', types: ['Flag', 'Observation'], handle: async () => undefined };
process.send?.({ ready: true });
await runEvents(
  { sql, address: place.address, listeners: [measured, everything], report: (fault) => console.error(fault) },
  new AbortController().signal,
);
