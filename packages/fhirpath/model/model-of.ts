import { implicit } from './conversions.ts';
import type { Choice, Definitions, ElementShape, Member, Model, SystemName, Type, TypeShape } from './model.ts';

/** The types behind a set of definitions, each read once when first needed. */
export function modelOf(definitions: Definitions): Model {
  const types = new Map<string, Type | undefined>();
  const model: Model = {
    type(name) {
      if (!types.has(name)) {
        const shape = definitions(name);
        types.set(name, shape && new FhirType(name, shape, model));
      }
      return types.get(name);
    },
  };
  return model;
}

/** A class because the map of members is a resource that each type holds: it fills when first read. */
class FhirType implements Type {
  readonly namespace = 'FHIR';
  readonly name: string;
  readonly kind: 'resource' | 'complex' | 'primitive';
  readonly base: Type | undefined;
  readonly system: SystemName | undefined;
  readonly #shape: TypeShape;
  readonly #model: Model;
  #members: ReadonlyMap<string, Member> | undefined;
  #properties: ReadonlyMap<string, { readonly member: Member; readonly type: Type }> | undefined;

  constructor(name: string, shape: TypeShape, model: Model) {
    this.name = name;
    this.kind = shape.kind;
    this.base = shape.base === undefined ? undefined : model.type(shape.base);
    this.system = implicit.get(name) ?? this.base?.system;
    this.#shape = shape;
    this.#model = model;
  }

  member(name: string): Member | undefined {
    return this.#all().get(name) ?? this.#chosen(name);
  }

  #all(): ReadonlyMap<string, Member> {
    this.#members ??= new Map(this.#shape.elements.map((shape) => [shape.name, member(shape, this.#model)]));
    return this.#members;
  }

  /** `valueQuantity` as people write it, where FHIRPath says `value.ofType(Quantity)`. */
  #chosen(key: string): Member | undefined {
    const choice = this.property(key)?.member.choices.find((each) => each.key === key);
    return choice && { name: key, choices: [choice] };
  }

  property(key: string): { readonly member: Member; readonly type: Type } | undefined {
    this.#properties ??= new Map(
      [...this.#all().values()].flatMap((found) =>
        found.choices.map((choice) => [choice.key, { member: found, type: choice.type }] as const),
      ),
    );
    return this.#properties.get(key);
  }
}

function member(shape: ElementShape, model: Model): Member {
  const choices: Choice[] = [];
  for (const name of shape.types) {
    const type = model.type(name);
    if (type === undefined) continue;
    const key = shape.choice ? shape.name + name.charAt(0).toUpperCase() + name.slice(1) : shape.name;
    choices.push({ key, companion: `_${key}`, type, open: name === 'Resource' || name === 'DomainResource' });
  }
  return { name: shape.name, choices };
}

/** Whether `type` is `wanted` or specialises it. */
export function isA(type: Type, wanted: Type): boolean {
  for (let at: Type | undefined = type; at; at = at.base) if (at === wanted) return true;
  return false;
}
