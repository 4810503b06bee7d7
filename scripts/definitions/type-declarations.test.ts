import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { ElementDefinition } from './definition-shapes.ts';
import { declarationsOf } from './type-declarations.ts';

const element = (path: string, rest: Partial<ElementDefinition>): ElementDefinition => ({
  path,
  min: 0,
  max: '1',
  base: { path },
  short: path,
  ...rest,
});

const kettle = {
  id: 'Kettle',
  url: 'http://hl7.org/fhir/StructureDefinition/Kettle',
  type: 'Kettle',
  kind: 'complex-type',
  abstract: false,
  baseDefinition: 'http://hl7.org/fhir/StructureDefinition/Element',
  snapshot: {
    element: [
      element('Kettle', { short: 'Boils */ water' }),
      element('Kettle.id', { base: { path: 'Element.id' } }),
      element('Kettle.state', {
        min: 1,
        type: [{ code: 'code' }],
        binding: { strength: 'required', valueSet: 'states|4.0.1' },
      }),
      element('Kettle.level[x]', { min: 1, type: [{ code: 'decimal' }, { code: 'Quantity' }] }),
      element('Kettle.owner', {
        max: '*',
        type: [{ code: 'Reference', targetProfile: ['http://hl7.org/fhir/StructureDefinition/Patient'] }],
      }),
      element('Kettle.lid', { type: [{ code: 'Element' }] }),
      element('Kettle.lid.note', { max: '*', type: [{ code: 'string' }] }),
      element('Kettle.spare', { contentReference: '#Kettle.lid' }),
    ],
  },
} as const;

suite('declarationsOf', () => {
  test('writes an interface for the type and one for each nested element', () => {
    const declarations = declarationsOf(kettle, (set) =>
      set === 'states' ? new Map([['s', ['on', 'off']]]) : undefined,
    );
    assert.equal(
      declarations.map(({ source }) => source).join('\n'),
      `/** Boils * / water */
export interface Kettle extends Element {
  /** Kettle.state */
  readonly state: 'on' | 'off';
  readonly _state?: Element;
  /** Kettle.level[x] */
  readonly levelDecimal?: number;
  readonly _levelDecimal?: Element;
  /** Kettle.level[x] */
  readonly levelQuantity?: Quantity;
  /** Kettle.owner */
  readonly owner?: readonly Reference<Patient>[];
  /** Kettle.lid */
  readonly lid?: KettleLid;
  /** Kettle.spare */
  readonly spare?: KettleLid;
}

/** Kettle.lid */
export interface KettleLid extends Element {
  /** Kettle.lid.note */
  readonly note?: readonly string[];
  readonly _note?: readonly (Element | null)[];
}
`,
    );
    assert.deepEqual([...new Set(declarations.flatMap(({ uses }) => uses))].toSorted(), [
      'Patient',
      'type:Element',
      'type:Quantity',
      'type:Reference',
    ]);
  });
});
