/** A literal reference taken apart (FHIR R4 references.html#literal). */
export interface ReferenceText {
  readonly type: string;
  readonly id: string;
  readonly version?: string;
  /** What stands before `Type/id` of an absolute reference, without the slash. */
  readonly base?: string;
}

const LITERAL =
  /^(?:(https?:\/\/\S+)\/)?([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/([A-Za-z0-9\-.]{1,64}))?$/u;

/** Reads `Type/id`, `Type/id/_history/v` and the same below an http address; undefined for anything else. */
export function parseReference(text: string): ReferenceText | undefined {
  const found = LITERAL.exec(text);
  if (found === null) return undefined;
  const [, base, type = '', id = '', version] = found;
  return { type, id, ...(version === undefined ? {} : { version }), ...(base === undefined ? {} : { base }) };
}
