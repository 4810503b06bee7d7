import { Refusal } from '#kernel';

export const unknownLetter = (item: bigint): Refusal =>
  new Refusal('not-found', 'events/unknown-letter', {
    'zh-CN': `没有未送达的消息 ${item}`,
    en: `There is no dead letter ${item}`,
  });

export const socketsFull = (): Refusal =>
  new Refusal('busy', 'events/sockets-full', {
    'zh-CN': '连接数已满,请稍后再试',
    en: 'There are too many connections; try again in a moment',
  });

export const otherOrigin = (): Refusal =>
  new Refusal('forbidden', 'events/other-origin', {
    'zh-CN': '只接受本医院页面的连接',
    en: 'Only pages of this hospital may connect',
  });

export const messageUnreadable = (): Refusal =>
  new Refusal('incorrect', 'events/message-unreadable', {
    'zh-CN': '消息应为 {"subscribe":"频道"} 或 {"unsubscribe":"频道"}',
    en: 'A message must be {"subscribe":"channel"} or {"unsubscribe":"channel"}',
  });

export const tooManyChannels = (most: number): Refusal =>
  new Refusal('too-large', 'events/too-many-channels', {
    'zh-CN': `一个连接最多订阅 ${most} 个频道`,
    en: `One connection may subscribe to ${most} channels at most`,
  });
