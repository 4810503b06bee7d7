import { parseJson } from '#fhir';
import { newExtractor, standardRegistry, ucum } from '#search';
import { hash64, hashKey, newHash64 } from '#security';
import { fhirSamples } from './fhir-samples.ts';
import { machineLine, tableOf, timeCall } from './time-call.ts';

/** Microseconds to extract the index row of one resource, and the facts it has. Must reach: Observation 60. */
const samples = fhirSamples();
if (samples === undefined) {
  console.log('skipped: no shared data');
  process.exit();
}

interface Parsed {
  readonly resourceType: string;
}

const key = hashKey(1, new Uint8Array(16));
const out = newHash64();
const extract = newExtractor(standardRegistry(), {
  hash: (text) => hash64(key, text, out),
  zone: 'Asia/Shanghai',
  canonicalUnit: ucum,
});

function row(type: string, texts: readonly Buffer[]): readonly string[] {
  const resources = texts
    .map((text) => parseJson(text) as unknown as Parsed)
    .filter(({ resourceType }) => type === 'all' || resourceType === type);
  const facts = resources.reduce((sum, resource) => sum + extract(resource).facts.length / 8, 0) / resources.length;
  return [type, String(resources.length), timeCall(resources, extract).toFixed(1), facts.toFixed(0)];
}

console.log(machineLine());
console.log(
  tableOf([
    ['resource', 'how many', 'µs', 'facts'],
    row('Observation', samples.observations),
    ...['Patient', 'Encounter', 'Condition', 'Claim'].map((type) => row(type, samples.synthea)),
    row('all', samples.examples),
  ]),
);
