import type { AnyOperation, Reader } from '#kernel';
import { unknownInput } from './refusals.ts';

/** Readers of an operation's input by name, in their order. */
export const inputReaders = ({ input }: AnyOperation): Readonly<Record<string, Reader<unknown>>> => input;

/** Reads raw values by the operation's readers; refuses a value that no reader asks for. */
export function readInput(
  operation: AnyOperation,
  raw: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const readers = inputReaders(operation);
  for (const name of Object.keys(raw)) {
    if (readers[name] === undefined) throw unknownInput(name, Object.keys(readers));
  }
  return Object.fromEntries(
    Object.entries(readers).flatMap(([name, reader]) => {
      const value = reader.read(raw[name], name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
