import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Parameters } from '#fhir';
import { animals, animalsInChinese, valueSet } from './fixtures/animals.ts';
import { memorySource } from './memory-source.ts';
import { validateCodeInSystem, validateCodeInValueSet } from './validate-code.ts';

const system = 'http://example.org/animals';
const other = 'http://example.org/other';
const mammals = valueSet('mammals', {
  include: [{ system, filter: [{ property: 'concept', op: 'is-a', value: 'mammal' }] }],
});
const mixed = valueSet('mixed', { include: [{ system, concept: [{ code: 'dog' }] }, { system: other }] });
const fragment = { ...animals, url: 'http://example.org/part', content: 'fragment' as const };
const context = { source: memorySource([animals, animalsInChinese, mammals, mixed, fragment]), now: () => new Date(0) };
const url = mammals.url ?? '';

const told = ({ parameter }: Parameters): Readonly<Record<string, unknown>> =>
  Object.fromEntries((parameter ?? []).map(({ name, ...value }) => [name, Object.values(value)[0]]));

suite('validateCodeInValueSet', () => {
  test('accepts a member by code, coding and concept', async () => {
    const good = { result: true, display: 'Dog', code: 'dog', system, version: '2' };
    assert.deepEqual(told(await validateCodeInValueSet({ url, system, code: 'dog' }, context)), good);
    assert.deepEqual(told(await validateCodeInValueSet({ url, coding: { system, code: 'dog' } }, context)), good);
    const codeableConcept = {
      coding: [
        { system: other, code: 'k9' },
        { system, code: 'dog' },
      ],
    };
    assert.deepEqual(told(await validateCodeInValueSet({ url, codeableConcept }, context)), good);
  });

  test('finds the system of a bare code', async () => {
    assert.equal(told(await validateCodeInValueSet({ url, code: 'whale' }, context))['system'], system);
  });

  test('says no to what is not in it', async () => {
    assert.deepEqual(
      told(await validateCodeInValueSet({ url, system, code: 'carp', displayLanguage: 'zh-CN' }, context)),
      {
        result: false,
        message: '值集 http://example.org/vs/mammals 不含代码 http://example.org/animals|carp',
      },
    );
  });

  test('checks the display in every language and tells the right one', async () => {
    const right = { url, system, code: 'whale', display: '鲸' };
    assert.equal(told(await validateCodeInValueSet(right, context))['result'], true);
    const asked = { ...right, displayLanguage: 'en' };
    assert.equal(told(await validateCodeInValueSet(asked, context))['result'], false);
    const wrong = told(await validateCodeInValueSet({ ...right, display: 'Wale' }, context));
    assert.deepEqual(wrong, {
      result: false,
      message: 'The display "Wale" of code whale is wrong; right is "Whale"',
      display: 'Whale',
      code: 'whale',
      system,
      version: '2',
    });
  });

  test('refuses headings and inactive concepts where they are not wanted', async () => {
    const heading = { url, system, code: 'mammal' };
    assert.equal(told(await validateCodeInValueSet(heading, context))['result'], true);
    assert.equal(told(await validateCodeInValueSet({ ...heading, abstract: false }, context))['result'], false);
    const retired = { url: system, code: 'dodo' };
    assert.equal(told(await validateCodeInSystem(retired, context))['result'], true);
    assert.equal(told(await validateCodeInSystem({ ...retired, activeOnly: true }, context))['result'], false);
  });

  test('takes no Coding without system', async () => {
    const { result, message } = told(await validateCodeInValueSet({ url, coding: { code: 'dog' } }, context));
    assert.deepEqual([result, message], [false, 'The code dog does not say its code system, so it has no meaning']);
  });

  test('decides what it can beside a system that is not loaded, and refuses the rest', async () => {
    const ask = (code: string, of: string): Promise<Parameters> =>
      validateCodeInValueSet({ url: mixed.url ?? '', system: of, code }, context);
    assert.equal(told(await ask('dog', system))['result'], true);
    assert.equal(told(await ask('carp', system))['result'], false);
    await assert.rejects(ask('x', other), { code: 'terminology/system-not-loaded', kind: 'not-found' });
  });
});

suite('validateCodeInSystem', () => {
  test('accepts codes of the system and says no to others', async () => {
    assert.equal(told(await validateCodeInSystem({ url: system, code: 'dog' }, context))['result'], true);
    assert.deepEqual(told(await validateCodeInSystem({ url: system, code: 'cat' }, context)), {
      result: false,
      message: 'The code system http://example.org/animals has no code cat',
    });
    const coding = { system: other, code: 'dog' };
    assert.equal(told(await validateCodeInSystem({ url: system, coding }, context))['result'], false);
  });

  test('refuses a system that is not loaded, and no from a part of one', async () => {
    await assert.rejects(validateCodeInSystem({ url: other, code: 'x' }, context), {
      code: 'terminology/system-not-loaded',
    });
    const part = { url: fragment.url, code: 'cat' };
    await assert.rejects(validateCodeInSystem(part, context), { code: 'terminology/incomplete-system' });
    await assert.rejects(validateCodeInSystem({ url: system }, context), { code: 'terminology/missing-input' });
  });
});
