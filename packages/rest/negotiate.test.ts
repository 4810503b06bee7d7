import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkAccept, checkCoding, checkContentType, checkForm, takes } from './negotiate.ts';

suite('negotiate', () => {
  test('answers JSON to everything that can take it', () => {
    for (const accept of [
      undefined,
      '',
      '*/*',
      'application/fhir+json;fhirVersion=4.0',
      'text/html, */*;q=0.8',
      'application/xml, application/json',
    ]) {
      assert.doesNotThrow(() => checkAccept(accept, undefined));
    }
    assert.doesNotThrow(() => checkAccept('application/fhir+xml', 'json'));
    assert.doesNotThrow(() => checkAccept(undefined, 'application/fhir json'));
  });

  test('refuses XML, by header or by _format', () => {
    assert.throws(() => checkAccept('application/fhir+xml', undefined), {
      kind: 'not-acceptable',
      code: 'rest/only-json',
    });
    assert.throws(() => checkAccept('application/json', 'xml'), { kind: 'not-acceptable' });
    assert.throws(() => checkAccept('application/json;q=0', undefined), { kind: 'not-acceptable' });
  });

  test('refuses a body of another type or of none', () => {
    assert.doesNotThrow(() => checkContentType('application/fhir+json; charset=UTF-8'));
    assert.throws(() => checkContentType('application/fhir+xml'), { kind: 'unsupported-media' });
    assert.throws(() => checkContentType(undefined), { kind: 'unsupported-media' });
  });

  test('refuses another character set, a packed body, and a form of another type', () => {
    assert.throws(() => checkContentType('application/json; charset="gb18030"'), { code: 'rest/not-utf8-charset' });
    assert.throws(() => checkCoding('gzip'), { code: 'rest/coded-body' });
    assert.doesNotThrow(() => checkCoding('identity'));
    assert.throws(() => checkForm('application/json'), { code: 'rest/only-form-in' });
    assert.doesNotThrow(() => checkForm('application/x-www-form-urlencoded;charset=utf-8'));
  });

  test('an Accept takes a type by name, by group and by */*', () => {
    assert.deepEqual(
      [
        takes('image/png', 'image/png'),
        takes('text/html, image/*;q=0.5', 'image/png'),
        takes('*/*', 'x/y'),
        takes('image/png;q=0', 'image/png'),
        takes('text/plain', 'image/png'),
      ],
      [true, true, true, false, false],
    );
  });
});
