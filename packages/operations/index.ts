export { answerResource, fromParameters, fromQuery } from './parameters.ts';
export { forgetKeys } from './idempotency.ts';
export { inputReaders } from './read-input.ts';
export { operationCode, operationRegistry, type OperationRegistry } from './registry.ts';
export { runOperation, type Call, type Runner } from './run-operation.ts';
export { undo } from './undo.ts';
