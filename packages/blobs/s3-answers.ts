import { isAddress, type Shelved } from './shelf.ts';

/** The blobs in an answer of ListObjectsV2; keys that are no addresses are not ours. */
export function addressesIn(answer: string, prefix: string): readonly Shelved[] {
  return [...answer.matchAll(/<Contents>(.*?)<\/Contents>/gs)].flatMap(([, contents = '']) => {
    const key = textOf(contents, 'Key');
    const address = key?.startsWith(prefix) ? key.slice(prefix.length) : '';
    const since = new Date(textOf(contents, 'LastModified') ?? '');
    return isAddress(address) && !Number.isNaN(since.getTime()) ? [{ address, since }] : [];
  });
}

/** The token of the next page of ListObjectsV2, undefined on the last. */
export const continuationIn = (answer: string): string | undefined =>
  textOf(answer, 'IsTruncated') === 'true' ? textOf(answer, 'NextContinuationToken') : undefined;

/** The id in an answer of CreateMultipartUpload, empty where there is none. */
export const uploadIdIn = (answer: string): string => textOf(answer, 'UploadId') ?? '';

function textOf(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text?.replace(/&(lt|gt|quot|apos|amp|#\d+|#x[0-9a-f]+);/gi, (_, entity: string) => characterOf(entity));
}

function characterOf(entity: string): string {
  if (/^#x/i.test(entity)) return String.fromCodePoint(Number.parseInt(entity.slice(2), 16));
  if (entity.startsWith('#')) return String.fromCodePoint(Number(entity.slice(1)));
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return named[entity.toLowerCase()] ?? '';
}
