export type { Context, Facts, JobQueue, Log, Outbox, Query, Sequences, Store, Tables, User } from './context.ts';
export type { Department, DepartmentPage, Listener, OwnedTable } from './department.ts';
export type { ChangeEvent, EventListener } from './event.ts';
export type { Job, JobContext, Progress } from './job.ts';
export type { AnyOperation, Operation } from './operation.ts';
export {
  flag,
  optional,
  positive,
  reference,
  resource,
  several,
  text,
  wholeNumber,
  type Reader,
  type Shape,
} from './reader.ts';
export { Refusal, type Place, type RefusalKind } from './refusal.ts';
export type { Language, Words } from './words.ts';
