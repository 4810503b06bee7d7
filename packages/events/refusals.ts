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

export const channelUnsupported = (channel: string): Refusal =>
  new Refusal(
    'incorrect',
    'events/channel-unsupported',
    {
      'zh-CN': `不支持通知渠道 ${channel};可用: rest-hook、websocket`,
      en: `The channel ${channel} is not supported; rest-hook and websocket are`,
    },
    { expression: ['Subscription.channel.type'] },
  );

export const endpointMissing = (): Refusal =>
  new Refusal(
    'incorrect',
    'events/endpoint-missing',
    {
      'zh-CN': 'rest-hook 需要以 http:// 或 https:// 开头的地址',
      en: 'A rest-hook needs an endpoint with http:// or https://',
    },
    { expression: ['Subscription.channel.endpoint'] },
  );

export const payloadUnsupported = (payload: string): Refusal =>
  new Refusal(
    'incorrect',
    'events/payload-unsupported',
    {
      'zh-CN': `不支持通知内容 ${payload || '(缺失)'};可用: application/fhir+json,内容级别 empty、id-only、full-resource`,
      en: `The payload ${payload || '(missing)'} is not supported: application/fhir+json with content empty, id-only or full-resource is`,
    },
    { expression: ['Subscription.channel.payload'] },
  );

export const topicUnknown = (topic: string, known: string): Refusal =>
  new Refusal(
    'incorrect',
    'events/topic-unknown',
    { 'zh-CN': `没有订阅主题 ${topic};可用: ${known}`, en: `There is no topic ${topic}; there is ${known}` },
    { expression: ['Subscription.criteria'] },
  );

export const criteriaUnreadable = (criteria: string): Refusal =>
  new Refusal(
    'incorrect',
    'events/criteria-unreadable',
    {
      'zh-CN': `订阅条件应为 类型?检索条件,例如 Observation?code=8867-4: ${criteria}`,
      en: `Criteria must be a type and a search, such as Observation?code=8867-4: ${criteria}`,
    },
    { expression: ['Subscription.criteria'] },
  );

export const criteriaParameter = (name: string): Refusal =>
  new Refusal(
    'incorrect',
    'events/criteria-parameter',
    { 'zh-CN': `订阅条件中不能使用 ${name}`, en: `Criteria cannot use ${name}` },
    { expression: ['Subscription.criteria'] },
  );

export const hostNotAllowed = (host: string): Refusal =>
  new Refusal(
    'forbidden',
    'events/host-not-allowed',
    {
      'zh-CN': `不允许向 ${host} 发送通知;可由设置 SUWEN_HOOK_HOSTS 允许`,
      en: `Notifications may not be sent to ${host}; the setting SUWEN_HOOK_HOSTS can allow it`,
    },
    { expression: ['Subscription.channel.endpoint'] },
  );

export const subscriptionUnknown = (id: string): Refusal =>
  new Refusal('not-found', 'events/subscription-unknown', {
    'zh-CN': `没有订阅 ${id},或尚未生效`,
    en: `There is no subscription ${id}, or it is not in force yet`,
  });

export const subscriptionOfOthers = (): Refusal =>
  new Refusal('forbidden', 'events/subscription-of-others', {
    'zh-CN': '只有订阅者本人可以取得其通知',
    en: 'Only who subscribed may get its notifications',
  });

export const notWebSocket = (id: string): Refusal =>
  new Refusal('incorrect', 'events/not-websocket', {
    'zh-CN': `订阅 ${id} 的通知渠道不是 websocket`,
    en: `The channel of subscription ${id} is not websocket`,
  });

export const tooManyEvents = (count: number, most: number): Refusal =>
  new Refusal('too-large', 'events/too-many-events', {
    'zh-CN': `所求事件有 ${count} 个,一次最多 ${most} 个;请用 eventsSinceNumber 与 eventsUntilNumber 缩小范围`,
    en: `There are ${count} events, at most ${most} are given at once; narrow by eventsSinceNumber and eventsUntilNumber`,
  });

export const bindingWrong = (): Refusal =>
  new Refusal('unauthenticated', 'events/binding-wrong', {
    'zh-CN': '绑定令牌无效或已过期;请重新调用 $get-ws-binding-token',
    en: 'The binding token is wrong or has expired; call $get-ws-binding-token again',
  });
