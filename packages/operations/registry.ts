import type { AnyOperation } from '#kernel';

/** All operations of the hospital by name and by the code of their `$operation`. */
export interface OperationRegistry {
  readonly all: readonly AnyOperation[];
  /** By `pharmacy/dispense`, `pharmacy-dispense` or an alias such as `book`. */
  find(name: string): AnyOperation | undefined;
}

/** The FHIR code of an operation: `pharmacy/dispense` is `$pharmacy-dispense` (codes have no slash). */
export const operationCode = (name: string): string => name.replaceAll('/', '-');

/** A registry of operations; two with one name are a fault of the house, found at start. */
export function operationRegistry(operations: readonly AnyOperation[]): OperationRegistry {
  const named = new Map<string, AnyOperation>();
  for (const operation of operations) {
    const names = [
      operation.name,
      operationCode(operation.name),
      ...(operation.alias === undefined ? [] : [operation.alias.replace(/^\$/u, '')]),
    ];
    for (const name of new Set(names)) {
      if (named.has(name)) throw new Error(`Two operations are called ${name}`);
      named.set(name, operation);
    }
  }
  return { all: operations, find: (name) => named.get(name) };
}
