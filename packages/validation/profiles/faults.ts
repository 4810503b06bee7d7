import { list, notChecked, short, words } from '../faults.ts';
import type { Fault } from '../run.ts';

const json = (value: unknown): string => short(JSON.stringify(value) ?? '');

export const notFixed = (fixed: unknown): Fault => ({
  code: 'validation/fixed',
  issue: 'value',
  words: words(`规范要求值固定为 ${json(fixed)}`, `the profile fixes the value to ${json(fixed)}`),
});

export const notPattern = (pattern: unknown): Fault => ({
  code: 'validation/pattern',
  issue: 'value',
  words: words(`规范要求值至少包含 ${json(pattern)}`, `the profile wants the value to have at least ${json(pattern)}`),
});

export const tooLong = (most: number, found: number): Fault => ({
  code: 'validation/wrong-value',
  issue: 'value',
  words: words(`最多 ${most} 个字符，现有 ${found} 个`, `at most ${most} characters are allowed, there are ${found}`),
});

export const outOfRange = (limit: unknown, beyond: -1 | 1): Fault => ({
  code: 'validation/wrong-value',
  issue: 'value',
  words:
    beyond < 0
      ? words(`不得小于 ${json(limit)}`, `may not be below ${json(limit)}`)
      : words(`不得大于 ${json(limit)}`, `may not be above ${json(limit)}`),
});

export const typeNotAllowed = (found: string, allowed: readonly string[]): Fault => ({
  code: 'validation/type-not-allowed',
  issue: 'structure',
  words: words(
    `规范不允许类型 ${found}；允许：${list(allowed, '、')}`,
    `the profile does not allow the type ${found}; allowed are ${list(allowed, ', ')}`,
  ),
});

export const codeNotInSet = (found: string, valueSet: string, strength: 'required' | 'extensible'): Fault => ({
  code: 'validation/code-not-allowed',
  issue: 'code-invalid',
  severity: strength === 'required' ? 'error' : 'warning',
  rule: valueSet,
  words:
    strength === 'required'
      ? words(
          `代码 ${short(found)} 不在必需的值集 ${valueSet} 中`,
          `the code ${short(found)} is not in the required value set ${valueSet}`,
        )
      : words(
          `代码 ${short(found)} 不在可扩展的值集 ${valueSet} 中；仅当其中没有合适代码时才允许`,
          `the code ${short(found)} is not in the extensible value set ${valueSet}; allowed only if none there fits`,
        ),
});

export const profileUnknown = (url: string): Fault => notChecked(url, '该规范未加载', 'the profile is not loaded');

/** The profile that was asked for is not there: no answer would be honest. */
export const askedProfileMissing = (url: string, missing: string): Fault => ({
  code: 'validation/profile-unknown',
  issue: 'not-found',
  rule: url,
  words:
    url === missing
      ? words(`规范 ${url} 未加载，未能检查`, `the profile ${url} is not loaded and was not checked`)
      : words(
          `规范 ${url} 所依据的 ${missing} 未加载，未能检查`,
          `the profile ${url} derives from ${missing}, which is not loaded; it was not checked`,
        ),
});

export const profileType = (url: string, wanted: string, found: string): Fault => ({
  code: 'validation/profile-type',
  issue: 'structure',
  rule: url,
  words: words(
    `规范 ${url} 适用于 ${wanted}，而不是 ${found}`,
    `the profile ${url} is for ${wanted}, not for ${found}`,
  ),
});

export const profileNamesUnknown = (name: string, type: string): Fault =>
  notChecked(name, `规范提到 ${type} 没有的元素`, `the profile names an element that ${type} does not have`);

export const meetsNone = (urls: readonly string[]): Fault => ({
  code: 'validation/profile-type',
  issue: 'structure',
  words: words(`不符合任何一个规范：${list(urls, '、')}`, `meets none of the profiles ${list(urls, ', ')}`),
});

export const targetNotAtHand = (urls: readonly string[]): Fault =>
  notChecked(list(urls, ', '), '被引用的资源不在手边', 'the resource referred to is not at hand');

export const slicingNotSaid: Fault = notChecked(
  'slicing',
  '规范没有写明如何切片',
  'the profile does not say how to slice',
);

export const sliceUndecided = (name: string): Fault =>
  notChecked(`${name} slicing`, '无法判断属于哪个切片', 'it cannot be decided to which slice it belongs');

export const sliceUnmatched = (names: readonly string[]): Fault => ({
  code: 'validation/slice-unmatched',
  issue: 'structure',
  words: words(`只允许切片 ${list(names, '、')}`, `only the slices ${list(names, ', ')} are allowed`),
});

export const sliceNotAtEnd: Fault = {
  code: 'validation/slice-order',
  issue: 'structure',
  words: words('切片之外的项必须在最后', 'what is in no slice must stand at the end'),
};

export const sliceOrder = (names: readonly string[]): Fault => ({
  code: 'validation/slice-order',
  issue: 'structure',
  words: words(`切片必须按此顺序：${list(names, '、')}`, `the slices must stand in the order ${list(names, ', ')}`),
});

export const sliceTooFew = (name: string, min: number, found: number): Fault => ({
  code: 'validation/too-few',
  issue: 'required',
  words: words(
    `切片 ${name} 至少 ${min} 个，现有 ${found} 个`,
    `the slice ${name} needs at least ${min}, there are ${found}`,
  ),
});

export const sliceTooMany = (name: string, max: number, found: number): Fault => ({
  code: 'validation/too-many',
  issue: 'structure',
  words: words(
    `切片 ${name} 最多 ${max} 个，现有 ${found} 个`,
    `the slice ${name} may have at most ${max}, there are ${found}`,
  ),
});
