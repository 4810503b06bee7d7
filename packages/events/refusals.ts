import { Refusal } from '#kernel';

export const unknownLetter = (item: bigint): Refusal =>
  new Refusal('not-found', 'events/unknown-letter', {
    'zh-CN': `没有未送达的消息 ${item}`,
    en: `There is no dead letter ${item}`,
  });
