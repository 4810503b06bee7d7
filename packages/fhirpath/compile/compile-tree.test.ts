import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Refusal } from '#kernel';
import { compile } from '../compile.ts';
import { fhirModel } from '../model/fhir-model.ts';

const words = (text: string): unknown => {
  try {
    compile(text, { model: fhirModel() });
    return undefined;
  } catch (error) {
    return error instanceof Refusal ? { kind: error.kind, code: error.code, ...error.words } : error;
  }
};

suite('planOf', () => {
  test('refuses while compiling what can never be evaluated, in both languages and with the place', () => {
    assert.deepEqual(['name.frist()', 'name.first(1)', 'substring()', 'id is Txet', "slice('a')"].map(words), [
      {
        kind: 'incorrect',
        code: 'fhirpath/unknown-function',
        'zh-CN': 'FHIRPath 没有函数 frist()（第 6 个字符）',
        en: 'FHIRPath has no function frist() (character 6)',
      },
      {
        kind: 'incorrect',
        code: 'fhirpath/arguments',
        'zh-CN': '函数 first() 的参数个数应为 0（第 6 个字符）',
        en: 'Function first() takes 0 arguments (character 6)',
      },
      {
        kind: 'incorrect',
        code: 'fhirpath/arguments',
        'zh-CN': '函数 substring() 的参数个数应为 1–2（第 1 个字符）',
        en: 'Function substring() takes 1–2 arguments (character 1)',
      },
      {
        kind: 'incorrect',
        code: 'fhirpath/unknown-type',
        'zh-CN': '没有类型 Txet（第 4 个字符）',
        en: 'There is no type Txet (character 4)',
      },
      {
        kind: 'unsupported',
        code: 'fhirpath/unsupported',
        'zh-CN': '不支持函数 slice()：引擎不带规范文件的切片',
        en: 'Function slice() is not supported: the engine does not carry the slices of profiles',
      },
    ]);
  });

  test('takes no name of an object of JavaScript for a function', () => {
    assert.deepEqual(
      ['toString', 'constructor', '__proto__'].map((name) => words(`id.${name}x()`) !== undefined),
      [true, true, true],
    );
    assert.match(JSON.stringify(words('constructor()')), /unknown-function/);
  });
});
