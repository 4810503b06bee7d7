import { lazy, memo } from './lazy.ts';
import { openShelf, type Shelf } from './shelf.ts';
import { resourceTypes, type ResourceType } from './types/index.ts';

/** A rule in FHIRPath that a type or element states about itself; `ele-1` and `ext-1` stand with Element and Extension. */
export interface Invariant {
  readonly key: string;
  readonly severity: 'error' | 'warning';
  readonly human: string;
  /** FHIRPath, evaluated on the element that states it. */
  readonly expression: string;
}

/** One type that an element may have. */
export interface ElementType {
  /** `CodeableConcept`, `string`, `BackboneElement`, `Resource` … */
  readonly code: string;
  /** `SimpleQuantity` or `MoneyQuantity`: a profile whose invariants hold as well. */
  readonly profile?: string;
  /** Names of the resource types that a Reference or canonical may point to; absent or `Resource`: any. */
  readonly targets?: readonly string[];
}

/** One element of a type (FHIR R4 2.31 ElementDefinition, the parts that a server checks). */
export interface ElementRule {
  /** From the type on: `Observation.component.value[x]`. */
  readonly path: string;
  /** Last part without `[x]`: `value`. */
  readonly name: string;
  /** True for `value[x]`: in JSON the name carries the type. */
  readonly choice: boolean;
  readonly min: number;
  /** Infinity for `*`. */
  readonly max: number;
  /** Empty when `content` is set. */
  readonly types: readonly ElementType[];
  /** Path of the element whose children this one has: `Questionnaire.item`. */
  readonly content?: string;
  /** URL, without version, of the value set that the code must come from. */
  readonly required?: string;
  readonly invariants: readonly Invariant[];
  readonly summary: boolean;
  readonly modifier: boolean;
}

/** A resource type, datatype or primitive with all its elements, inherited ones first. */
export interface Structure {
  readonly type: string;
  readonly kind: 'primitive-type' | 'complex-type' | 'resource';
  readonly abstract: boolean;
  /** `DomainResource` for Patient, `Quantity` for Age; undefined for Element and Resource. */
  readonly base: string | undefined;
  /** On the type as a whole, those of its bases among them (`dom-2`). */
  readonly invariants: readonly Invariant[];
  /** Depth first, each path once; primitives have none. */
  readonly elements: readonly ElementRule[];
}

/** The structure of a resource type, datatype or primitive; undefined for a name that R4 does not know. */
export const structureOf: (type: string) => Structure | undefined = memo((type) => {
  const record = shelf().read(type) as StructureRecord | undefined;
  return record && assemble(record);
});

/** Names of the datatypes, primitives and abstract types among them (`Quantity`, `string`, `Element`). */
export const dataTypes: () => readonly string[] = lazy(() => {
  const resources = new Set<string>([...resourceTypes, 'Resource', 'DomainResource']);
  return shelf().keys.filter((key) => !resources.has(key));
});

/** Whether the text names a resource type of R4 that exists as a resource. */
export const isResourceType = (text: string): text is ResourceType => names().has(text);

const names = lazy((): ReadonlySet<string> => new Set(resourceTypes));
const shelf = lazy((): Shelf => openShelf('structures'));

interface InvariantRecord {
  readonly key: string;
  readonly warning?: true;
  readonly human: string;
  readonly expression: string;
}

interface ElementRecord {
  readonly path: string;
  readonly min?: number;
  readonly max?: number;
  readonly types?: readonly (string | ElementType)[];
  readonly content?: string;
  readonly required?: string;
  readonly invariants?: readonly InvariantRecord[];
  readonly summary?: true;
  readonly modifier?: true;
}

interface StructureRecord {
  readonly type: string;
  readonly kind: Structure['kind'];
  readonly abstract?: true;
  readonly base?: string;
  readonly invariants?: readonly InvariantRecord[];
  readonly elements: readonly ElementRecord[];
}

function assemble({ type, kind, abstract, base, invariants, elements }: StructureRecord): Structure {
  const parent = base === undefined ? undefined : structureOf(base);
  const own = elements.flatMap((record) => {
    const rule = elementRule(type, record);
    const holder = rule.types[0]?.code;
    const nested = holder === 'BackboneElement' || holder === 'Element' ? inherited(holder, rule.path) : [];
    return [rule, ...nested];
  });
  return {
    type,
    kind,
    abstract: abstract === true,
    base,
    invariants: [...(parent?.invariants ?? []), ...(invariants ?? []).map(invariant)],
    elements: kind === 'primitive-type' ? [] : [...(base === undefined ? [] : inherited(base, type)), ...own],
  };
}

/** The elements of a base, re-rooted: `Element.id` becomes `Observation.component.id`. */
const inherited = (base: string, path: string): readonly ElementRule[] =>
  (structureOf(base)?.elements ?? []).map((rule) => ({ ...rule, path: path + rule.path.slice(base.length) }));

function elementRule(type: string, record: ElementRecord): ElementRule {
  const { path, min = 0, max = 1, types = [], content, required, invariants = [], summary, modifier } = record;
  const last = path.slice(path.lastIndexOf('.') + 1);
  const choice = last.endsWith('[x]');
  return {
    path: `${type}.${path}`,
    name: choice ? last.slice(0, -3) : last,
    choice,
    min,
    max: max === -1 ? Infinity : max,
    types: types.map((each) => (typeof each === 'string' ? { code: each } : each)),
    ...(content === undefined ? {} : { content }),
    ...(required === undefined ? {} : { required }),
    invariants: invariants.map(invariant),
    summary: summary === true,
    modifier: modifier === true,
  };
}

const invariant = ({ key, warning, human, expression }: InvariantRecord): Invariant => ({
  key,
  severity: warning ? 'warning' : 'error',
  human,
  expression,
});
