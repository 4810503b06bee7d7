import type { Coding, Parameters } from '#fhir';
import type { Concept, ConceptProperty, Designation } from './concept.ts';
import type { Concepts } from './concepts.ts';
import { displayIn } from './display.ts';
import { parameters } from './parameters.ts';
import { codeNotFound, incompleteSystem, missingInput, systemNotLoaded } from './refusals.ts';
import type { TerminologyContext } from './expand.ts';

type Parameter = NonNullable<Parameters['parameter']>[number];

/** Input of CodeSystem/$lookup: `system` and `code`, or `coding`. */
export interface Lookup {
  readonly code?: string;
  readonly system?: string;
  readonly version?: string;
  readonly coding?: Coding;
  /** BCP-47 tag. */
  readonly displayLanguage?: string;
  /** Properties wanted (`definition`, `designation`, `parent`, `child`, `lang.zh-CN`, …); all if left out. */
  readonly property?: readonly string[];
}

/** CodeSystem/$lookup (FHIR R4 codesystem-operation-lookup). Refuses an unknown system or code. */
export async function lookup(input: Lookup, { source }: TerminologyContext): Promise<Parameters> {
  const code = input.code ?? input.coding?.code;
  const system = input.system ?? input.coding?.system;
  if (code === undefined || system === undefined) throw missingInput('system + code, coding');
  const version = input.version ?? input.coding?.version;
  const concepts = await source.concepts(system, version);
  if (concepts === undefined) throw systemNotLoaded(system, version);
  const concept = await concepts.lookup(code);
  if (concept === undefined) throw (concepts.complete ? codeNotFound : incompleteSystem)(system, code);
  const wants = wanted(input.property);
  return parameters(
    { name: 'name', valueString: concepts.name },
    concepts.version === undefined ? undefined : { name: 'version', valueString: concepts.version },
    { name: 'display', valueString: displayIn(concept, input.displayLanguage, concepts.language) ?? concept.code },
    ...concept.designations.filter((one) => wants('designation', one.language)).map(designationParameter),
    ...(await propertyParameters(concepts, concept, wants)),
  );
}

type Wants = (property: string, language?: string) => boolean;

const wanted =
  (properties: readonly string[] | undefined): Wants =>
  (property, language) =>
    properties === undefined ||
    properties.length === 0 ||
    properties.includes(property) ||
    properties.includes('*') ||
    (language !== undefined && properties.includes(`lang.${language}`));

function designationParameter({ language, use, value }: Designation): Parameter {
  return {
    name: 'designation',
    part: [
      ...(language === undefined ? [] : [{ name: 'language', valueCode: language }]),
      ...(use === undefined ? [] : [{ name: 'use', valueCoding: { ...use } }]),
      { name: 'value', valueString: value },
    ],
  };
}

async function propertyParameters(concepts: Concepts, concept: Concept, wants: Wants): Promise<readonly Parameter[]> {
  const own = concept.properties.filter(({ code }) => wants(code)).map(valueParameter);
  const definition = concept.definition;
  const children = wants('child') ? await concepts.children(concept.code) : [];
  return [
    ...(definition !== undefined && wants('definition')
      ? [propertyParameter('definition', { name: 'value', valueString: definition })]
      : []),
    ...own,
    ...(wants('inactive') && !concept.properties.some(({ code }) => code === 'inactive')
      ? [propertyParameter('inactive', { name: 'value', valueBoolean: concept.inactive })]
      : []),
    ...(wants('parent') ? concept.parents : []).map((parent) =>
      propertyParameter('parent', { name: 'value', valueCode: parent }),
    ),
    ...children.map((child) => propertyParameter('child', { name: 'value', valueCode: child })),
  ];
}

const propertyParameter = (code: string, value: Parameter): Parameter => ({
  name: 'property',
  part: [{ name: 'code', valueCode: code }, value],
});

function valueParameter(property: ConceptProperty): Parameter {
  const { code, type, value, system, display } = property;
  const text = String(value);
  const part = ((): Parameter => {
    switch (type) {
      case 'code':
        return { name: 'value', valueCode: text };
      case 'boolean':
        return { name: 'value', valueBoolean: value === true };
      case 'integer':
        return { name: 'value', valueInteger: Number(value) };
      case 'decimal':
        return { name: 'value', valueDecimal: Number(value) };
      case 'dateTime':
        return { name: 'value', valueDateTime: text };
      case 'Coding':
        return {
          name: 'value',
          valueCoding: {
            ...(system === undefined ? {} : { system }),
            code: text,
            ...(display === undefined ? {} : { display }),
          },
        };
      case 'string':
        return { name: 'value', valueString: text };
    }
  })();
  return propertyParameter(code, part);
}
