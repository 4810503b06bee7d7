import { Refusal, type Words } from '#kernel';

const refusal = (kind: ConstructorParameters<typeof Refusal>[0], code: string, words: Words): Refusal =>
  new Refusal(kind, `store/${code}`, words);

export const notFound = (type: string, id: string): Refusal =>
  refusal('not-found', 'not-found', { 'zh-CN': `没有 ${type}/${id}`, en: `There is no ${type}/${id}` });

export const gone = (type: string, id: string): Refusal =>
  refusal('gone', 'gone', { 'zh-CN': `${type}/${id} 已删除`, en: `${type}/${id} was deleted` });

export const noSuchVersion = (type: string, id: string, version: string): Refusal =>
  refusal('not-found', 'no-such-version', {
    'zh-CN': `${type}/${id} 没有版本 ${version}`,
    en: `${type}/${id} has no version ${version}`,
  });

export const versionMoved = (type: string, id: string, wanted: number | '*', current: number): Refusal =>
  refusal('precondition', 'version-moved', {
    'zh-CN':
      current === 0
        ? `${type}/${id} 现不存在,If-Match 要求版本 ${wanted}`
        : `${type}/${id} 现为版本 ${current},而不是 ${wanted};请重新读取后再改`,
    en:
      current === 0
        ? `${type}/${id} is not there now, and If-Match asks for version ${wanted}`
        : `${type}/${id} stands at version ${current}, not ${wanted}; read it again and redo the change`,
  });

export const alreadyThere = (type: string, id: string, current: number): Refusal =>
  refusal('precondition', 'already-there', {
    'zh-CN': `${type}/${id} 已存在(版本 ${current});If-None-Match 不允许覆盖`,
    en: `${type}/${id} is there already (version ${current}); If-None-Match does not let it be replaced`,
  });

export const writtenMeanwhile = (type: string, id: string): Refusal =>
  refusal('conflict', 'written-meanwhile', {
    'zh-CN': `${type}/${id} 同时被他人修改;请重试`,
    en: `${type}/${id} was written by somebody else at the same time; try again`,
  });

export const severalMatch = (type: string, query: string): Refusal =>
  refusal('precondition', 'several-match', {
    'zh-CN': `条件 ${type}?${query} 匹配多个资源,应至多一个`,
    en: `The condition ${type}?${query} matches several resources; it must match one at most`,
  });

export const conditionEmpty = (type: string): Refusal =>
  refusal('precondition', 'condition-empty', {
    'zh-CN': `对 ${type} 的条件写入没有检索条件`,
    en: `The conditional write of ${type} has no search condition`,
  });

export const idTaken = (type: string, id: string, query: string): Refusal =>
  refusal('conflict', 'id-taken', {
    'zh-CN': `没有资源符合 ${type}?${query},而 ${type}/${id} 已存在;不会覆盖它`,
    en: `Nothing matches ${type}?${query}, and ${type}/${id} is there already; it is not overwritten`,
  });

export const idContradicts = (type: string, given: string, found: string): Refusal =>
  refusal('incorrect', 'id-contradicts', {
    'zh-CN': `内容中的 id ${given} 与条件匹配到的 ${type}/${found} 不符`,
    en: `The id ${given} in the body is not that of the match ${type}/${found}`,
  });

export const unresolvedReference = (reference: string, place: string, zh: string, en: string): Refusal =>
  new Refusal(
    'incorrect',
    'store/unresolved-reference',
    { 'zh-CN': `引用 ${reference} ${zh}`, en: `The reference ${reference} ${en}` },
    { expression: [place] },
  );

export const duplicateInBundle = (what: string, place: string): Refusal =>
  new Refusal(
    'incorrect',
    'store/duplicate-in-bundle',
    { 'zh-CN': `事务中 ${what} 出现不止一次`, en: `${what} stands more than once in the transaction` },
    { expression: [place] },
  );

export const busy = (): Refusal =>
  refusal('busy', 'busy', { 'zh-CN': '审计队列已满,请稍后再试', en: 'The audit queue is full; try again in a moment' });

export const patchChangesType = (type: string): Refusal =>
  refusal('incorrect', 'patch-changes-type', {
    'zh-CN': `补丁不能更改资源类型或 id(${type})`,
    en: `A patch cannot change the type or id of ${type}`,
  });

export const unknownType = (type: string): Refusal =>
  refusal('not-found', 'unknown-type', {
    'zh-CN': `FHIR R4 没有资源类型 ${type}`,
    en: `FHIR R4 has no resource type ${type}`,
  });

export const cursorWrong = (): Refusal =>
  refusal('incorrect', 'cursor-wrong', {
    'zh-CN': '_cursor 不是本服务器给出的;请从第一页重新开始',
    en: 'The _cursor was not given by this server; start again at the first page',
  });

export const referenceUnreadable = (reference: string): Refusal =>
  refusal('incorrect', 'reference-unreadable', {
    'zh-CN': `引用 ${reference} 不是本库的 类型/id`,
    en: `The reference ${reference} is not a type/id of this store`,
  });

export const tooManyFacts = (type: string, most: number): Refusal =>
  refusal('too-large', 'too-many-facts', {
    'zh-CN': `匹配的 ${type} 超过 ${most} 个,无法完整核对;请缩小条件`,
    en: `More than ${most} ${type} match, too many to check completely; narrow the condition`,
  });

export const conditionMissing = (name: string): Refusal =>
  refusal('incorrect', 'condition-missing', {
    'zh-CN': `检索条件 ${name} 没有值`,
    en: `The search condition ${name} has no value`,
  });
