import type { Binary } from '#fhir';
import { resourceOf, type Version } from '#store';
import { isFhirJson, isJson, takes } from '../negotiate.ts';
import { notAcceptableBinary } from '../refusals.ts';
import type { Reply } from '../reply.ts';
import type { FhirRequest } from '../request.ts';

/**
 * A Binary out of a body that is its content, not a Binary resource (FHIR R4 binary.html#rest). Plain JSON is content as
 * well, unless it is a Binary resource; X-Security-Context names what access follows, and is not looked at.
 */
export function rawBinary(
  { body, path }: Pick<FhirRequest, 'body' | 'path'>,
  contentType: string | undefined,
): Binary | undefined {
  if (contentType === undefined || isFhirJson(contentType) || (isJson(contentType) && isResource(body)))
    return undefined;
  const [, id] = path;
  return {
    resourceType: 'Binary',
    ...(id === undefined ? {} : { id }),
    contentType,
    ...(body.length === 0 ? {} : { data: body.toString('base64') }),
  };
}

/** Looks at the start only: a resource names its type first, or is no business of ours. */
const isResource = (body: Buffer): boolean =>
  /^\s*\{\s*"resourceType"\s*:\s*"Binary"/u.test(body.toString('latin1', 0, 200));

/** A Binary leaves as its own content type, unless FHIR JSON is asked for. */
export function binaryReply(version: Version, accept: string | undefined, headers: Record<string, string>): Reply {
  if (accept === undefined || accept.trim() === '' || accept.trim() === '*/*' || asksForFhir(accept)) {
    return { status: 200, headers, body: version.text };
  }
  const { contentType, data = '' } = resourceOf<Binary>(version.text);
  if (!takes(accept, contentType)) throw notAcceptableBinary(contentType, accept);
  return {
    status: 200,
    headers: { ...headers, 'X-Content-Type-Options': 'nosniff', 'Content-Disposition': 'attachment' },
    type: contentType,
    body: Buffer.from(data, 'base64'),
  };
}

const asksForFhir = (accept: string): boolean => accept.split(',').some((part) => isFhirJson(part) || isJson(part));
