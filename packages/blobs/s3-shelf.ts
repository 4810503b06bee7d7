import { AwsClient } from 'aws4fetch';
import { open, rm, stat } from 'node:fs/promises';
import { fill } from './fill.ts';
import { missing, s3Failed } from './faults.ts';
import { addressesIn, continuationIn, uploadIdIn } from './s3-answers.ts';
import type { Shelf, Shelved } from './shelf.ts';

/** Where and as whom blobs lie on an S3 server. */
export interface S3Place {
  /** `https://s3.example.org`; buckets are addressed by path. */
  readonly endpoint: string;
  readonly bucket: string;
  /** Before each address, such as `suwen/`. */
  readonly prefix: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Local folder for blobs in the making, already sealed. */
  readonly spool: string;
}

/** An upload goes in one piece up to this size, else in parts of it: the most memory that one upload takes, in bytes. */
const partSize = 8 << 20;
/** An S3 upload has at most 10,000 parts. */
const mostParts = 10_000;
/** Blobs in one answer of ListObjectsV2 at most. */
const longestPage = 1000;
/** A request that takes longer has failed, in milliseconds. */
const timeout = 60_000;

type Send = (what: string, query: string, init?: RequestInit) => Promise<Response>;

/** A shelf on an S3 server (Amazon S3 REST API 2006-03-01, signature version 4); lists `page` blobs a request. */
export function createS3Shelf(place: S3Place, page: number = longestPage): Shelf {
  const { accessKeyId, secretAccessKey, region } = place;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 3 });
  const bucket = `${place.endpoint.replace(/\/$/, '')}/${place.bucket}`;
  const send = (path: string, init: RequestInit = {}): Promise<Response> =>
    client.fetch(`${bucket}${path}`, { ...init, signal: AbortSignal.timeout(timeout) });
  const to =
    (address: string): Send =>
    async (what, query, init) => {
      const response = await send(`/${place.prefix}${address}${query}`, init);
      if (!response.ok) throw s3Failed(`${what} ${address}`, response.status, await response.text());
      return response;
    };
  return {
    spool: place.spool,
    async add(address, spooled) {
      await upload(to(address), spooled);
      await rm(spooled);
    },
    async size(address) {
      const response = await send(`/${place.prefix}${address}`, { method: 'HEAD' });
      if (response.status === 404) return undefined;
      if (!response.ok) throw s3Failed(`size of ${address}`, response.status, '');
      return Number(response.headers.get('content-length'));
    },
    async read(address, from, until) {
      if (until <= from) return Buffer.alloc(0);
      const headers = { range: `bytes=${from}-${until - 1}` };
      const response = await send(`/${place.prefix}${address}`, { headers });
      if (response.status === 404) throw missing(address);
      if (response.status !== 206) throw s3Failed(`read ${address}`, response.status, await response.text());
      return Buffer.from(await response.arrayBuffer());
    },
    async remove(address) {
      const response = await send(`/${place.prefix}${address}`, { method: 'DELETE' });
      if (!response.ok && response.status !== 404) throw s3Failed('remove', response.status, await response.text());
    },
    list: () => listed(send, place.prefix, page),
  };
}

async function upload(send: Send, path: string): Promise<void> {
  const { size } = await stat(path);
  const step = Math.max(partSize, Math.ceil(size / mostParts));
  const file = await open(path, 'r');
  const part = async (at: number): Promise<Uint8Array<ArrayBuffer>> => {
    const bytes = new Uint8Array(Math.min(step, size - at));
    const filled = await fill(file, bytes, at);
    return bytes.subarray(0, filled);
  };
  try {
    if (size <= step) await send('put', '', { method: 'PUT', body: await part(0) });
    else await uploadParts(send, size, step, part);
  } finally {
    await file.close();
  }
}

/** A multipart upload becomes visible whole at its completion; a failed one is given up, so that no parts stay behind. */
async function uploadParts(
  send: Send,
  size: number,
  step: number,
  part: (at: number) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<void> {
  const started = await send('start upload of', '?uploads=', { method: 'POST' });
  const upload = `uploadId=${encodeURIComponent(uploadIdIn(await started.text()))}`;
  try {
    let list = '';
    for (let at = 0, number = 1; at < size; at += step, number++) {
      const body = await part(at);
      const response = await send(`put part ${number} of`, `?partNumber=${number}&${upload}`, { method: 'PUT', body });
      list += `<Part><PartNumber>${number}</PartNumber><ETag>${response.headers.get('etag') ?? ''}</ETag></Part>`;
    }
    const body = `<CompleteMultipartUpload>${list}</CompleteMultipartUpload>`;
    const done = await send('complete', `?${upload}`, { method: 'POST', body });
    // A completion that fails late answers 200 with an Error in the body (API reference, CompleteMultipartUpload).
    const answer = await done.text();
    if (answer.includes('<Error>')) throw s3Failed('complete', done.status, answer);
  } catch (error) {
    await send('give up', `?${upload}`, { method: 'DELETE' }).catch(() => undefined);
    throw error;
  }
}

async function* listed(
  send: (path: string) => Promise<Response>,
  prefix: string,
  page: number,
): AsyncGenerator<Shelved, void, undefined> {
  for (let token: string | undefined = ''; token !== undefined;) {
    const more: string = token ? `&continuation-token=${encodeURIComponent(token)}` : '';
    const response = await send(`/?list-type=2&max-keys=${page}&prefix=${encodeURIComponent(prefix)}${more}`);
    const answer = await response.text();
    if (!response.ok) throw s3Failed('list', response.status, answer);
    yield* addressesIn(answer, prefix);
    token = continuationIn(answer);
  }
}
