import { parseJson, type Resource } from '#fhir';
import type { Words } from '#kernel';
import type { Change, Pairs } from '#store';
import { readPairs } from '../address.ts';
import type { Interaction } from '../door.ts';
import { writeConditions } from '../etags.ts';
import { checkContentType } from '../negotiate.ts';
import { informed } from '../outcome.ts';
import { bodyMissing, idMismatch, idNoText, notResource, typeMismatch, wrongId } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import type { FhirRequest } from '../request.ts';
import { rawBinary } from './binary.ts';
import { versionHeaders } from './read.ts';

/** POST [type] (FHIR http.html 3.1.0.8), with If-None-Exist 3.1.0.8.1. */
export const create: Interaction = async ({ store }, { request, session }, { type = '' }) => {
  const resource = bodyResource(request, type);
  const condition = request.headers['if-none-exist'];
  const change = await store.create(
    session,
    resource,
    typeof condition === 'string' ? conditionPairs(condition) : undefined,
  );
  return changeReply(change, request, change.created ? 201 : 200);
};

/** PUT [type]/[id] (3.1.0.4), also as create where nothing stands there. */
export const update: Interaction = async ({ store }, { request, session }, { type = '', id = '' }) => {
  checkId(id);
  const resource = bodyResource(request, type);
  if (resource.id !== id) throw idMismatch(id, resource.id);
  const change = await store.update(session, resource, id, conditions(request));
  return changeReply(change, request, change.created ? 201 : 200);
};

/** PUT [type]?… (3.1.0.4.3). */
export const updateWhere: Interaction = async ({ store }, { request, session }, { type = '' }) => {
  const change = await store.updateWhere(session, bodyResource(request, type), request.query, conditions(request));
  return changeReply(change, request, change.created ? 201 : 200);
};

/** DELETE [type]/[id] (3.1.0.7). */
export const remove: Interaction = async ({ store }, { request, session }, { type = '', id = '' }) =>
  removedReply(
    [await store.remove(session, type, id, conditions(request))].filter((change) => change !== undefined),
    request,
  );

/** DELETE [type]?… (3.1.0.7.1). */
export const removeWhere: Interaction = async ({ store }, { request, session }, { type = '' }) =>
  removedReply(await store.removeWhere(session, type, request.query, conditions(request)), request);

function removedReply(changes: readonly Change[], request: FhirRequest): Reply {
  const [only] = changes;
  const headers = changes.length === 1 && only ? versionHeaders(only) : {};
  if (request.prefer.return !== 'OperationOutcome') return { status: 204, headers };
  const words = { 'zh-CN': `已删除 ${changes.length} 个资源`, en: `Deleted: ${changes.length}` };
  return { status: 200, headers, body: JSON.stringify(informed(words, request.language)) };
}

/** The answer of a write, as `Prefer: return` asks. */
export function changeReply(change: Change, request: FhirRequest, status: number): Reply {
  const headers: Record<string, string> = {
    ...versionHeaders(change),
    Location: `${request.base}/${change.type}/${change.id}/_history/${change.version}`,
  };
  switch (request.prefer.return) {
    case 'minimal':
      return { status, headers };
    case 'representation':
      return { status, headers, body: change.text };
    case 'OperationOutcome':
      return { status, headers, body: JSON.stringify(informed(changeWords(change), request.language)) };
  }
}

/** What a write did, in words. */
export function changeWords({ type, id, version, written, deleted }: Change): Words {
  const name = `${type}/${id}`;
  if (!written) return { 'zh-CN': `${name} 已存在,未写入`, en: `${name} was there already; nothing was written` };
  if (deleted) return { 'zh-CN': `已删除 ${name}`, en: `Deleted ${name}` };
  return { 'zh-CN': `已保存 ${name} 版本 ${version}`, en: `Stored ${name}, version ${version}` };
}

/** The resource of a body; Binary may come as raw bytes of any type. */
export function bodyResource(request: FhirRequest, type: string): Resource {
  const contentType = request.headers['content-type'];
  const raw = type === 'Binary' ? rawBinary(request, contentType) : undefined;
  if (raw !== undefined) return raw;
  checkContentType(contentType);
  const resource = readResource(request.body);
  if (resource.resourceType !== type) throw typeMismatch(type, resource.resourceType);
  return resource;
}

/** Parses a body that must be one resource. */
export function readResource(body: Buffer): Resource {
  if (body.length === 0) throw bodyMissing();
  return asResource(parseJson(body));
}

/** A value as a resource: it names its type, and its id is text. What else it holds is for validation. */
export function asResource(value: unknown): Resource {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw notResource();
  if (!('resourceType' in value) || typeof value.resourceType !== 'string') throw notResource();
  if ('id' in value && typeof value.id !== 'string') throw idNoText();
  return value as Resource;
}

/** The version conditions that the headers of a write name. */
export const conditions = ({ headers }: FhirRequest): ReturnType<typeof writeConditions> =>
  writeConditions(headers['if-match'], headers['if-none-match']);

/** The query of If-None-Exist, with or without a leading '?' or type. */
export const conditionPairs = (text: string): Pairs => readPairs(text.slice(text.indexOf('?') + 1));

function checkId(id: string): void {
  if (!/^[A-Za-z0-9\-.]{1,64}$/u.test(id)) throw wrongId(id);
}
