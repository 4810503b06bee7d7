import { parseJson } from '#fhir';
import { applyFhirPathPatch, applyJsonPatch } from '#fhirpath';
import type { Patcher } from '#store';
import type { Interaction } from '../door.ts';
import { isJson } from '../negotiate.ts';
import { bodyMissing, onlyJsonIn } from '../refusals.ts';
import type { FhirRequest } from '../request.ts';
import { asResource, changeReply, conditions, readResource } from './write.ts';

/** PATCH [type]/[id] (FHIR http.html 3.1.0.6): JSON Patch or FHIRPath Patch. */
export const patch: Interaction = async ({ store }, { request, session }, { type = '', id = '' }) =>
  changeReply(await store.patch(session, type, id, patcherOf(request), conditions(request)), request, 200);

/** PATCH [type]?… */
export const patchWhere: Interaction = async ({ store }, { request, session }, { type = '' }) =>
  changeReply(
    await store.patchWhere(session, type, request.query, patcherOf(request), conditions(request)),
    request,
    200,
  );

function patcherOf({ headers, body }: FhirRequest): Patcher {
  if (body.length === 0) throw bodyMissing();
  const contentType = headers['content-type'] ?? '(none)';
  if (contentType.startsWith('application/json-patch+json')) return jsonPatcher(parseJson(body));
  if (!isJson(contentType)) throw onlyJsonIn(contentType);
  const parameters = readResource(body);
  return (resource) => applyFhirPathPatch(resource, parameters);
}

/** A patcher of RFC 6902 operations. */
export const jsonPatcher =
  (operations: unknown): Patcher =>
  (resource) =>
    asResource(applyJsonPatch(resource, operations));
