import { isA } from '../model/model-of.ts';
import type { Model, Type } from '../model/model.ts';
import { unknownElement } from '../refusals.ts';
import type { Tree } from '../syntax/tree.ts';

/** What is known about the types of a collection: one of these, or (undefined) nothing. */
type Known = readonly Type[] | undefined;

/** Where a part of an expression stands. */
interface Place {
  readonly expression: string;
  readonly model: Model;
  readonly self: Known;
}

/** Functions that give back items of the collection that they stand on. */
const keeping: ReadonlySet<string> = new Set(
  'where first last tail skip take single intersect exclude distinct trace checkModifiers sort'.split(' '),
);

/** Functions whose arguments look at each item of the collection. */
const looping: ReadonlySet<string> = new Set('where select all exists repeat sort trace aggregate'.split(' '));

/** Functions whose argument is the name of a type. */
const typing: ReadonlySet<string> = new Set(['ofType', 'as', 'is', 'getReferenceKey']);

/** Refuses an element that no type which can stand there has (`Patient.nmae`); what cannot be known passes. */
export function checkElements(tree: Tree, expression: string, model: Model, type: string | undefined): void {
  const root = type === undefined ? undefined : model.type(type);
  typesOf(tree, { expression, model, self: root && [root] });
}

function typesOf(tree: Tree, place: Place): Known {
  switch (tree.kind) {
    case 'this':
      return place.self;
    case 'member':
      return tree.of ? step(tree.name, tree.at, typesOf(tree.of, place), place) : head(tree.name, tree.at, place);
    case 'call':
      return call(tree, place);
    case 'indexer':
      typesOf(tree.index, place);
      return typesOf(tree.of, place);
    case 'sign':
      return typesOf(tree.of, place);
    case 'type':
      return tree.operator === 'as'
        ? narrowed(typesOf(tree.of, place), tree.type.name, place)
        : (typesOf(tree.of, place), undefined);
    case 'binary': {
      const left = typesOf(tree.left, place);
      const right = typesOf(tree.right, place);
      return tree.operator === '|' && left && right ? [...left, ...right] : undefined;
    }
    default:
      return undefined;
  }
}

function head(name: string, at: number, place: Place): Known {
  const type = /^[A-Z]/.test(name) ? place.model.type(name) : undefined;
  if (!type) return step(name, at, place.self, place);
  // A first word that names another type finds nothing, which is how shared search parameters are written.
  return place.self === undefined || type.kind === 'resource' ? [type] : place.self;
}

function step(name: string, at: number, of: Known, { expression, model }: Place): Known {
  if (of === undefined || of.length === 0 || of.some(isOpen)) return undefined;
  const members = of.flatMap((type) => {
    const member = type.member(name) ?? (type.kind === 'primitive' ? model.type('Element')?.member(name) : undefined);
    return member ? [member] : [];
  });
  if (members.length === 0) throw unknownElement(expression, at, name, listed(of));
  const types = members.flatMap((member) => member.choices.map((choice) => choice.type));
  return types.some(isOpen) ? undefined : types;
}

/** The names of the types, a few of them. */
function listed(types: readonly Type[]): string {
  const names = [...new Set(types.map(({ name }) => name))];
  return names.length > 5 ? `${names.slice(0, 5).join(', ')} …` : names.join(', ');
}

/** Resource and DomainResource stand for any resource, whose elements only the value tells. */
const isOpen = (type: Type): boolean => type.name === 'Resource' || type.name === 'DomainResource';

function call(tree: Extract<Tree, { kind: 'call' }>, place: Place): Known {
  const of = tree.of ? typesOf(tree.of, place) : place.self;
  if (typing.has(tree.name)) return typeArgument(tree, of, place);
  const inner = looping.has(tree.name) || tree.name === 'iif' ? { ...place, self: of } : place;
  const results = tree.args.map((arg) => typesOf(arg, inner));
  if (keeping.has(tree.name)) return of;
  if (tree.name === 'select') return results[0];
  if (tree.name === 'extension') {
    const extension = place.model.type('Extension');
    return extension && [extension];
  }
  return undefined;
}

function typeArgument(tree: Extract<Tree, { kind: 'call' }>, of: Known, place: Place): Known {
  const [arg] = tree.args;
  return (tree.name === 'ofType' || tree.name === 'as') && arg?.kind === 'member'
    ? narrowed(of, arg.name, place)
    : undefined;
}

/** The wanted type where it can be among these; undefined where nothing is known. */
function narrowed(of: Known, name: string, { model }: Place): Known {
  const type = model.type(name);
  if (!type) return undefined;
  return of === undefined || of.some((each) => isA(each, type) || isA(type, each)) ? [type] : undefined;
}
