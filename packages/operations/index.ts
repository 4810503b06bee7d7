export { answerResource, fromParameters, fromQuery } from './parameters.ts';
export { inputReaders } from './read-input.ts';
export { operationCode, operationRegistry, type OperationRegistry } from './registry.ts';
export { runOperation, type Call, type Runner } from './run-operation.ts';
export { UNDO_MS } from './outbox.ts';
export { undo } from './undo.ts';
