import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { parseJson } from './json/parse-json.ts';
import { writeJson } from './json/write-json.ts';
import { membersOf } from './members.ts';
import { isPrimitive, isPrimitiveType } from './primitives.ts';
import type { Resource } from './types/index.ts';
import { walk } from './walk.ts';

const data = process.env['SUWEN_DATA_DIR'] ?? join(import.meta.dirname, '../../../shared/data');
const file = join(data, 'fhir/hl7-r4-examples/examples.ndjson.gz');
const skip = existsSync(file) ? false : 'skipped: no shared data';

const lines = (): readonly string[] => gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');

suite("HL7's own examples", { skip }, () => {
  test('are read and written back to the letter', () => {
    for (const line of lines()) assert.equal(writeJson(parseJson(line)), plainEscapes(line));
  });

  test('hold nothing that the definitions do not know, and primitives that pass the checks', () => {
    const faults: string[] = [];
    for (const line of lines()) {
      const resource = parseJson(line) as unknown as Resource;
      walk(resource, ({ path, type, value }) => {
        if (isPrimitiveType(type)) {
          if (!isPrimitive(type, value)) faults.push(`${resource.id} ${path}: ${String(value).slice(0, 60)}`);
        } else faults.push(...unknownKeys(value, type).map((key) => `${resource.id} ${path}.${key}`));
      });
      faults.push(...unknownKeys(resource, resource.resourceType).map((key) => `${resource.id} ${key}`));
    }
    assert.deepEqual(faults, []);
  });
});

/** Escapes as JSON.stringify writes them; the examples are minified otherwise. */
const plainEscapes = (text: string): string =>
  text.replaceAll(/"(?:[^"\\]|\\.)*"/g, (string) =>
    string.includes('\\') ? JSON.stringify(JSON.parse(string)) : string,
  );

function unknownKeys(value: unknown, type: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const members = membersOf(type);
  return Object.keys(value).filter((key) => key !== 'resourceType' && !members.has(key.replace(/^_/, '')));
}
