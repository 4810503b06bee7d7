/** The parts of a JSON Pointer (RFC 6901), `~1` and `~0` resolved; undefined when it is not one. */
export function pointerParts(pointer: string): readonly string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined;
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The position that a part names in a list of so many items: 0, 12, or `-` for the one after the last; undefined when it is none. */
export function listPlace(part: string, length: number): number | undefined {
  if (part === '-') return length;
  return /^(?:0|[1-9]\d{0,9})$/.test(part) ? Number(part) : undefined;
}
