import { createGunzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { targetOf, type Binary, type Parameters } from '#fhir';
import { resourceOf } from '#store';
import type { Asked, Door, RestOperation } from '../door.ts';
import { readResource } from '../interactions/write.ts';
import { wrongParameter } from '../refusals.ts';
import { checkHost } from './fetch-source.ts';
import type { ImportParts } from './import-run.ts';
import type { ImportInput, ImportSource } from './import-state.ts';
import { kickOff } from './kick-off.ts';
import { nothingToImport } from './refusals.ts';
import { MOST_SOURCES } from './unit-id.ts';

const NDJSON = /^application\/(?:fhir\+ndjson|ndjson|x-ndjson)\b/iu;

/**
 * $import (Bulk Data Import draft): the lines themselves as application/fhir+ndjson (also gzip), streamed into a sealed
 * file; or Parameters, or the same as plain JSON, whose inputs name a Binary or a file on an allowed host.
 */
export const importOperation = (parts: ImportParts): RestOperation => ({
  name: 'import',
  title: { 'zh-CN': '批量导入', en: 'Bulk import' },
  at: { system: true, types: 'none', instance: false },
  get: false,
  changes: true,
  uploads: (type) => NDJSON.test(type),
  run: async (door, asked) => {
    const { request, session } = asked;
    const sources = request.upload === undefined ? await named(parts, door, asked) : [await uploaded(parts, asked)];
    const input: ImportInput = {
      sources,
      request: `${request.base}/$import`,
      session: { agent: session.agent, owner: session.owner },
    };
    return kickOff(parts, asked, 'bulk/import', input);
  },
});

async function uploaded({ files }: ImportParts, { request }: Asked): Promise<ImportSource> {
  const { upload = [], headers, query } = request;
  const packed = headers['content-encoding'] === 'gzip';
  const content = packed ? Readable.from(upload, { objectMode: false }).compose(createGunzip()) : upload;
  const name = query.find(([key]) => key === 'name')?.[1] ?? 'upload';
  return { name, file: await files.put(content as AsyncIterable<Uint8Array>) };
}

async function named(parts: ImportParts, door: Door, asked: Asked): Promise<readonly ImportSource[]> {
  const inputs = inputUrls(asked.request.body);
  if (inputs.length === 0) throw nothingToImport();
  if (inputs.length > MOST_SOURCES)
    throw wrongParameter('input', `最多 ${MOST_SOURCES} 个`, `stands ${MOST_SOURCES} times at most`);
  const sources: ImportSource[] = [];
  for (const url of inputs) sources.push(await sourceOf(parts, door, asked, url));
  return sources;
}

async function sourceOf(
  { files, hosts }: ImportParts,
  door: Door,
  { request, session }: Asked,
  url: string,
): Promise<ImportSource> {
  const target = targetOf(url);
  const isOurs = target?.type === 'Binary' && (target.base === '' || target.base === `${request.base}/`);
  if (!isOurs || target === undefined) {
    checkHost(url, hosts);
    return { name: url, url };
  }
  const { data = '' } = resourceOf<Binary>((await door.store.read(session, 'Binary', target.id)).text);
  return { name: `Binary/${target.id}`, file: await files.put([Buffer.from(data, 'base64')]) };
}

/** Addresses of the inputs, of Parameters (`input` with a part `url`) or plain JSON (`input[].url`). */
function inputUrls(body: Buffer): readonly string[] {
  const given: unknown = isParameters(body) ? readResource(body) : JSON.parse(body.toString('utf8'));
  if (isParametersResource(given)) {
    checkFormat(given.parameter?.find(({ name }) => name === 'inputFormat')?.valueCode);
    return (given.parameter ?? [])
      .filter(({ name }) => name === 'input')
      .flatMap(({ part = [] }) =>
        part.filter(({ name }) => name === 'url').map((one) => one.valueUrl ?? one.valueUri ?? one.valueString ?? ''),
      );
  }
  const { inputFormat, input } = given as { readonly inputFormat?: string; readonly input?: unknown };
  checkFormat(inputFormat);
  return Array.isArray(input)
    ? input.flatMap((one: { readonly url?: unknown }) => (typeof one.url === 'string' ? [one.url] : []))
    : [];
}

const isParameters = (body: Buffer): boolean => body.includes('"resourceType"') || body.length === 0;

const isParametersResource = (value: unknown): value is Parameters =>
  typeof value === 'object' && value !== null && 'resourceType' in value && value.resourceType === 'Parameters';

function checkFormat(format: string | undefined): void {
  if (format === undefined || NDJSON.test(format)) return;
  throw wrongParameter('inputFormat', '应为 application/fhir+ndjson', 'must be application/fhir+ndjson');
}
