export type { Batch, Consumer } from './consume.ts';
export { deadLetters, sendAgain, type DeadLetter } from './dead-letters.ts';
export { deliverDue, TRIES, type Channel } from './deliver.ts';
export { outbox, sendOut, UNDO_MS, withdraw, type Outgoing } from './outbox.ts';
export { runOutbox } from './run-outbox.ts';
export { runEvents, type EventParts } from './run-events.ts';
