import { Refusal } from '#kernel';

export const bundleRefusal = (type: string): Refusal =>
  new Refusal('incorrect', 'rest/not-a-batch', {
    'zh-CN': `此处只接受类型为 batch 或 transaction 的 Bundle,收到 ${type}`,
    en: `Only a Bundle of type batch or transaction can be posted here, not ${type}`,
  });

export const entryRefusal = (place: string, code: string, zh: string, en: string): Refusal =>
  new Refusal(
    'incorrect',
    `rest/entry-${code}`,
    { 'zh-CN': `${place} ${zh}`, en: `${place} ${en}` },
    { expression: [place] },
  );

export const entriesRefusal = (): Refusal =>
  new Refusal(
    'incorrect',
    'rest/entries-no-list',
    { 'zh-CN': 'Bundle.entry 必须是列表', en: 'Bundle.entry must be a list' },
    { expression: ['Bundle.entry'] },
  );
