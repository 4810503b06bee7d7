import { parseSearch, plan, standardRegistry, ucum, NO_STATISTICS, type PlanContext } from '#search';
import { hash64, hashKey, newHash64 } from '#security';
import { machineLine, tableOf, timeCall } from './time-call.ts';

/** Microseconds to read a search and to write its SQL. */
const key = hashKey(1, new Uint8Array(16));
const out = newHash64();
const registry = standardRegistry();
const context: PlanContext = {
  registry,
  hash: (text) => hash64(key, text, out),
  canonicalUnit: ucum,
  breadth: NO_STATISTICS,
};
const options = { zone: 'Asia/Shanghai', handling: 'strict', defaultCount: 20, maxCount: 1000, now: 0 } as const;

const searches: readonly (readonly [type: string, query: string])[] = [
  ['Observation', 'patient=Patient/1&code=http://loinc.org|8867-4&_sort=-date&_count=20'],
  ['Observation', 'date=ge2024-05-01&status=final'],
  ['Observation', 'code=http://loinc.org|8867-4&value-quantity=gt100|http://unitsofmeasure.org|/min'],
  ['Patient', 'name=zhang&birthdate=1980'],
  ['Patient', '_has:Observation:patient:code=http://loinc.org|8867-4'],
  ['Observation', 'subject:Patient.organization.name=abc'],
];

const row = ([type, query]: readonly [string, string]): readonly string[] => {
  const pairs = [...new URLSearchParams(query)];
  const read = (): ReturnType<typeof parseSearch> => parseSearch({ types: [type] }, pairs, registry, options);
  const request = read();
  const times = [
    timeCall(Array.from({ length: 500 }), read),
    timeCall(Array.from({ length: 500 }), () => plan(request, context).page('r.key', 21)),
  ];
  return [`${type}?${query}`, ...times.map((time) => time.toFixed(1))];
};

console.log(machineLine());
console.log(tableOf([['search', 'read µs', 'plan µs'], ...searches.map(row)]));
