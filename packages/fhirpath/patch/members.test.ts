import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parseJson, writeJson } from '#fhir';
import { carriedFrom, isProperties, withMember, withoutMember } from './members.ts';

const read = (text: string) => {
  const value = parseJson(text);
  return isProperties(value) ? value : assert.fail(text);
};

suite('members', () => {
  test('carry a literal to another object and leave none behind', () => {
    const from = read('{"value":1.50}');
    const to = read('{"value":2.0,"unit":"mg"}');
    assert.deepEqual(
      [
        withMember(to, 'value', carriedFrom(from, 'value')),
        withMember(to, 'value', { value: 2 }),
        withMember(to, 'unit', { value: 'g' }),
        withoutMember(to, 'unit'),
      ].map(writeJson),
      ['{"value":1.50,"unit":"mg"}', '{"value":2,"unit":"mg"}', '{"value":2.0,"unit":"g"}', '{"value":2.0}'],
    );
  });

  test('set a member that JavaScript objects have by birth without reaching it', () => {
    const set = withMember({}, '__proto__', { value: { polluted: true } });
    assert.deepEqual([Object.keys(set), Reflect.get({}, 'polluted')], [['__proto__'], undefined]);
  });
});
