import { Refusal } from '#kernel';

const refusal =
  (kind: 'incorrect' | 'conflict', code: string) =>
  (operation: number, zh: string, en: string): Refusal =>
    new Refusal(
      kind,
      `fhirpath/patch-${code}`,
      { 'zh-CN': `补丁第 ${operation + 1} 个操作：${zh}`, en: `Patch operation ${operation + 1}: ${en}` },
      { expression: [`operation[${operation}]`] },
    );

/** The operation itself is not well formed; operations are counted from 0 here and from 1 in the words. */
export const badOperation: (operation: number, zh: string, en: string) => Refusal = refusal('incorrect', 'operation');

/** The place that the operation names does not exist, or holds something that it cannot work on. */
export const badPlace: (operation: number, zh: string, en: string) => Refusal = refusal('incorrect', 'place');

/** A `test` found another value. */
export const testFailed: (operation: number, zh: string, en: string) => Refusal = refusal('conflict', 'test');

/** The patch as a whole is not a list of operations. */
export const notAPatch = (zh: string, en: string): Refusal =>
  new Refusal('incorrect', 'fhirpath/patch', { 'zh-CN': zh, en });
