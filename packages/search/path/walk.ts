import { membersOf, requiredCodes, type Member } from '#fhir';
import { parseReference } from '../values/reference-text.ts';
import type { Path, Step } from './parse-path.ts';

/** Called with each value found and its type: `CodeableConcept`, `code@system`, `HumanName.family`. */
export type Visit = (value: unknown, type: string) => void;

/** Visits every value that a path finds below `node`; `root` is the resource, for contained references. */
export type Walk = (node: unknown, root: object, visit: Visit) => void;

/** Compiles a path, from a type or nested element, into closures specialised by the types of its elements. */
export const compileWalk = (path: Path, type: string): Walk => compile(path.steps, 0, type, type);

function compile(steps: readonly Step[], at: number, type: string, label: string): Walk {
  const step = steps[at];
  if (step === undefined) return (value, _root, visit) => visit(value, label);
  switch (step.kind) {
    case 'field':
      return compileField(steps, at, step.name, type);
    case 'type':
      return isType(type, step.type) ? compile(steps, at + 1, type, label) : () => undefined;
    case 'target':
      return filtered((value, root) => targetType(value, root) === step.type, compile(steps, at + 1, type, label));
    case 'equals':
      return filtered((value) => member(value, step.name) === step.value, compile(steps, at + 1, type, label));
    case 'extension':
      return compileExtension(steps, at, step.url);
    case 'index':
      throw new TypeError('An index follows a field');
  }
}

const filtered =
  (keep: (value: unknown, root: object) => boolean, next: Walk): Walk =>
  (value, root, visit) => {
    if (keep(value, root)) next(value, root, visit);
  };

function compileField(steps: readonly Step[], at: number, name: string, type: string): Walk {
  const following = steps[at + 1];
  const index = following?.kind === 'index' ? following.at : undefined;
  const after = index === undefined ? at + 1 : at + 2;
  const branches = keysOf(type, name, steps[after]).map((found) => {
    const next = compile(steps, after, found.type, labelOf(type, found));
    return index === undefined ? below(found.key, next) : nth(found.key, index, next);
  });
  const [only] = branches;
  if (only !== undefined && branches.length === 1) return only;
  return (value, root, visit) => {
    for (const branch of branches) branch(value, root, visit);
  };
}

/** JSON keys under which an element may stand, narrowed when the next step asks for a type. */
function keysOf(type: string, name: string, next: Step | undefined): readonly Member[] {
  const members = [...membersOf(type).values()].filter(({ element }) => element.name === name);
  return next?.kind === 'type' ? members.filter((each) => isType(each.type, next.type)) : members;
}

/** Codes carry the system that their binding implies; parts of names and addresses say whose parts they are. */
function labelOf(holder: string, { type, element }: Member): string {
  if (holder === 'HumanName' || holder === 'Address') return `${holder}.${element.name}`;
  if (type !== 'code' || element.required === undefined) return type;
  const codes = requiredCodes(element.required);
  const [system] = codes ? codes.keys() : [];
  return system !== undefined && codes?.size === 1 ? `code@${system}` : type;
}

const below =
  (key: string, next: Walk): Walk =>
  (value, root, visit) => {
    const found = member(value, key);
    if (found === undefined || found === null) return;
    if (Array.isArray(found)) {
      for (const one of found as unknown[]) if (one !== null && one !== undefined) next(one, root, visit);
    } else next(found, root, visit);
  };

const nth =
  (key: string, at: number, next: Walk): Walk =>
  (value, root, visit) => {
    const found = member(value, key);
    const one: unknown = Array.isArray(found) ? found[at] : at === 0 ? found : undefined;
    if (one !== undefined && one !== null) next(one, root, visit);
  };

function compileExtension(steps: readonly Step[], at: number, url: string): Walk {
  const next = compile(steps, at + 1, 'Extension', 'Extension');
  const extensions = below('extension', (one, root, visit) => {
    if (member(one, 'url') === url) next(one, root, visit);
  });
  return extensions;
}

/** `as` and `ofType` also in the spellings `DateTime` and `Quantity` for its profiles, which R4 writes. */
const isType = (held: string, wanted: string): boolean =>
  held === wanted || held.toLowerCase() === wanted.toLowerCase() || (wanted === 'Quantity' && QUANTITIES.has(held));

const QUANTITIES: ReadonlySet<string> = new Set(['SimpleQuantity', 'MoneyQuantity']);

/** A member of an object; undefined of anything else. */
export const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;

/** The type that a reference points to, as far as the resource itself tells. */
function targetType(value: unknown, root: object): string | undefined {
  const text = member(value, 'reference');
  if (typeof text === 'string' && text.startsWith('#')) {
    const contained = member(root, 'contained');
    const found = Array.isArray(contained)
      ? contained.find((one: unknown) => member(one, 'id') === text.slice(1))
      : undefined;
    return textOf(member(found, 'resourceType'));
  }
  return (typeof text === 'string' ? parseReference(text)?.type : undefined) ?? textOf(member(value, 'type'));
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
