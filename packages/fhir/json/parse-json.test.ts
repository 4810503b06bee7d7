import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { literalOf } from './literals.ts';
import { parseJson } from './parse-json.ts';
import { parseCarefully } from './careful-parser.ts';
import { writeJson } from './write-json.ts';

/** JSON texts with every sort of number literal, escapes, and white space in odd places. */
const numberText = fc.oneof(
  fc.stringMatching(/^-?(0|[1-9]\d{0,20})(\.\d{1,20})?([eE][+-]?\d{1,2})?$/),
  fc.constantFrom('-0', '0.0', '1e2', '100', '5e-2', '0.05', '12e2', '1E0', '0.30000000000000003', '9007199254740993'),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
);
const stringText = fc.oneof(
  fc.string({ unit: 'grapheme' }).map((text) => JSON.stringify(text)),
  fc.constantFrom('"\\u4e2d\\/"', '"\\ud842\\udfb7"', '":1,"', '"1e2,"', '"\\\\"', '"a\\"b:"'),
);
const space = fc.constantFrom('', '', '', ' ', '\n\t', '\r\n  ');
const { json } = fc.letrec<{ json: string }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('true', 'false', 'null', '{}', '[]'),
    numberText,
    stringText,
    fc
      .tuple(space, fc.array(tie('json'), { maxLength: 4 }))
      .map(([gap, items]) => `[${gap}${items.join(`${gap},`)}${gap}]`),
    fc
      .tuple(
        space,
        fc.uniqueArray(fc.string({ maxLength: 4 }), { maxLength: 4 }),
        fc.array(tie('json'), { minLength: 4 }),
      )
      .map(([gap, keys, values]) => {
        const members = keys.map((key, place) => `${JSON.stringify(key)}${gap}:${gap}${values[place]}`);
        return `{${gap}${members.join(`,${gap}`)}${gap}}`;
      }),
  ),
}));

/** The text without white space outside strings. */
const minified = (text: string): string => text.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
/** Escapes as JSON.stringify writes them. */
const plainEscapes = (text: string): string =>
  text.replaceAll(/"(?:[^"\\]|\\.)*"/g, (string) => JSON.stringify(JSON.parse(string)));

suite('parseJson', () => {
  test('reads every text as JSON.parse does, and writes it back with its numbers as they stood', () => {
    fc.assert(
      fc.property(json, (text) => {
        // A number at the root has no parent to keep its literal.
        const whole = `[${text}]`;
        const value = parseJson(whole);
        assert.deepEqual(JSON.parse(JSON.stringify(value)), JSON.parse(JSON.stringify(JSON.parse(whole))));
        // JSON.parse puts keys that look like array indexes first.
        if (!/"\d+"\s*:/.test(whole)) assert.equal(writeJson(value), plainEscapes(minified(whole)));
      }),
      { numRuns: 2000 },
    );
  });

  test('reads what it wrote as the same value', () => {
    fc.assert(
      fc.property(json, (text) => {
        const value = parseJson(`[${text}]`);
        assert.deepEqual(parseJson(writeJson(value)), value);
      }),
    );
  });

  test('comes to the same value on the native way and the careful one', () => {
    fc.assert(fc.property(json, (text) => assert.deepEqual(parseJson(text), parseCarefully(text, 64))));
  });

  test('comes to the same value in a large text as in a small one', () => {
    const padding = `"${'x'.repeat(70_000)}"`;
    fc.assert(
      fc.property(json, (text) => {
        const large = `{"text":${text},"padding":${padding}}`;
        assert.deepEqual(parseJson(large), parseCarefully(large, 64));
      }),
      { numRuns: 300 },
    );
    assert.throws(() => parseJson(`{"a":1.0,"a":1.0,"padding":${padding}}`), { code: 'fhir/json-duplicate-key' });
    assert.throws(() => parseJson(`{"a":01.0,"padding":${padding}}`), { code: 'fhir/json-syntax' });
    assert.throws(() => parseJson(`{"a":1e999,"padding":${padding}}`), { code: 'fhir/json-number-too-large' });
  });

  test('keeps a decimal through a copy, and lets it go when the number is changed', () => {
    const quantity = parseJson('{"value":1.50,"unit":"mg"}') as { readonly value: number; readonly unit: string };
    assert.equal(literalOf(quantity, 'value'), '1.50');
    assert.equal(writeJson({ ...quantity, unit: 'g' }), '{"value":1.50,"unit":"g"}');
    assert.equal(writeJson({ ...quantity, value: 2 }), '{"value":2,"unit":"mg"}');
    assert.equal(literalOf({ ...quantity, value: 2 }, 'value'), undefined);
  });

  test('refuses a key that stands twice, wherever and however it is written', () => {
    for (const text of ['{"a":1,"a":1}', '{"b":{"a":1, "a" :2}}', '[{"a":1,"\\u0061":2}]', '{"a":"\\"","a":"\\""}']) {
      assert.throws(() => parseJson(text), { kind: 'incorrect', code: 'fhir/json-duplicate-key' });
    }
  });

  test('refuses a duplicate even when an exponent makes up for its length', () => {
    const text = '{"a":10,"a":10,"b":[1e9,1e9,1e9]}';
    assert.throws(() => parseJson(text), { code: 'fhir/json-duplicate-key' });
  });

  test('refuses half of a surrogate pair, raw or escaped, and takes a whole one', () => {
    assert.throws(() => parseJson('["\ud842"]'), { code: 'fhir/json-lone-surrogate' });
    assert.throws(() => parseJson('["\\ud842"]'), { code: 'fhir/json-lone-surrogate' });
    assert.throws(() => parseJson('["\\uDFB7"]'), { code: 'fhir/json-lone-surrogate' });
    assert.deepEqual(parseJson('["\\ud842\\udfb7𠮷"]'), ['𠮷𠮷']);
  });

  test('takes 64 levels and refuses the 65th, in short texts and long ones, closed or not', () => {
    const nested = (levels: number, within: string): string => '['.repeat(levels) + within + ']'.repeat(levels);
    assert.ok(parseJson(nested(64, '1')));
    assert.throws(() => parseJson(nested(65, '')), { code: 'fhir/json-too-deep' });
    assert.throws(() => parseJson('{"a":['.repeat(5_000_000)), { code: 'fhir/json-too-deep' });
    assert.ok(parseJson(nested(64, `"${'['.repeat(100_000)}"`)));
    assert.throws(() => parseJson('[[1]]', 1), { code: 'fhir/json-too-deep' });
  });

  test('refuses numbers that a double cannot hold and keeps those that it holds only roughly', () => {
    for (const text of ['[1e400]', '[1.00e999]', '{"a":-1.0e999}'])
      assert.throws(() => parseJson(text), { code: 'fhir/json-number-too-large' });
    assert.throws(() => parseJson(`[-${'9'.repeat(400)}]`), { code: 'fhir/json-number-too-large' });
    for (const text of ['[12345678901234567891]', '[1e-400]', '[0.10000000000000000001]', '[-0]', '[1e2,100]']) {
      assert.equal(writeJson(parseJson(text)), text);
    }
  });

  test('reads UTF-8 with or without a byte order mark and refuses other bytes', () => {
    assert.deepEqual(parseJson(Buffer.from('\ufeff{"name":"䶮"}')), { name: '䶮' });
    assert.throws(() => parseJson(Buffer.from([0x22, 0xb9, 0xfa, 0x22])), { code: 'fhir/json-not-utf8' });
  });

  test('holds a key named __proto__ as a member, not as a prototype', () => {
    for (const text of ['{"__proto__":{"a":1}}', '{"__proto__":{"a":1.50}}']) {
      const value = parseJson(text);
      assert.equal(Object.getPrototypeOf(value), Object.prototype);
      assert.equal(writeJson(value), text);
    }
  });

  test('never throws anything but a refusal, whatever the text', () => {
    const fragments = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      'e',
      '-',
      '0',
      '1.',
      'null',
      'tru',
      ' ',
      '\u0001',
    );
    fc.assert(
      fc.property(fc.array(fragments), (parts) => {
        const text = parts.join('');
        try {
          parseJson(text);
        } catch (error) {
          assert.equal((error as Error).name, 'Refusal', text);
        }
      }),
    );
  });
});
