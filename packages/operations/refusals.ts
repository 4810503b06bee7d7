import { Refusal } from '#kernel';

export const unknownOperation = (name: string): Refusal =>
  new Refusal('not-found', 'operations/unknown', { 'zh-CN': `没有操作 ${name}`, en: `There is no operation ${name}` });

export const roleMissing = (roles: readonly string[]): Refusal =>
  new Refusal('forbidden', 'operations/role-missing', {
    'zh-CN': `此操作需要角色: ${roles.join('、')}`,
    en: `This operation needs one of the roles ${roles.join(', ')}`,
  });

export const unknownInput = (name: string, known: readonly string[]): Refusal =>
  new Refusal(
    'incorrect',
    'operations/unknown-input',
    {
      'zh-CN': `没有参数 ${name};可用: ${known.join('、')}`,
      en: `There is no parameter ${name}; known are ${known.join(', ')}`,
    },
    { expression: [name] },
  );

export const keyMissing = (): Refusal =>
  new Refusal('incorrect', 'operations/key-missing', {
    'zh-CN': '会改变数据的操作需要 Idempotency-Key',
    en: 'A changing operation needs an Idempotency-Key',
  });

export const keyUsed = (): Refusal =>
  new Refusal('conflict', 'operations/key-used', {
    'zh-CN': '此 Idempotency-Key 已用于另一次输入不同的调用',
    en: 'This Idempotency-Key was used for a call with another input',
  });

export const undoTooLate = (): Refusal =>
  new Refusal('conflict', 'operations/undo-too-late', {
    'zh-CN': '撤销时间(8 秒)已过',
    en: 'The time for undoing (8 s) is over',
  });

export const undoOverwritten = (what: string): Refusal =>
  new Refusal('conflict', 'operations/undo-overwritten', {
    'zh-CN': `${what} 之后又被修改,不能撤销`,
    en: `${what} was changed since; it cannot be undone`,
  });

export const nothingToUndo = (): Refusal =>
  new Refusal('not-found', 'operations/nothing-to-undo', {
    'zh-CN': '没有可撤销的操作',
    en: 'There is nothing of yours to undo under this request',
  });

export const undoNotOffered = (): Refusal =>
  new Refusal('conflict', 'operations/undo-not-offered', {
    'zh-CN': '此操作不能撤销',
    en: 'This operation cannot be undone',
  });

export const undoLeft = (): Refusal =>
  new Refusal('conflict', 'operations/undo-left', {
    'zh-CN': '消息已发出,不能撤销',
    en: 'Something has been sent already; it cannot be undone',
  });

export const writtenMeanwhile = (): Refusal =>
  new Refusal('conflict', 'operations/written-meanwhile', {
    'zh-CN': '他人同时在修改同样的内容;请重试',
    en: 'Somebody else was writing the same at the same time; try again',
  });
