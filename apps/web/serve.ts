import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pageLanguage } from './accept-language.ts';
import { buildingPage, buildingScript, buildingScriptPath, failedPage } from './building-page.ts';
import { securityHeaders } from './headers.ts';
import { readSite, type Asset, type Site, type StoredFile } from './site.ts';

/** Answers a request of the staff app and says whether it was one. */
export type ServeWeb = (request: IncomingMessage, response: ServerResponse) => boolean;

type Phase =
  | { readonly kind: 'building' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ready'; readonly site: Site };

/**
 * Serves a build of the staff app: hashed names for ever, the page itself never from a cache. Put it after the API's own routes:
 * it takes every GET and HEAD that is a file of the build or a page that a browser asks for (Accept: text/html), and no other.
 * `built` may still be under way (`buildWeb`); until then a page in both languages says so.
 */
export function serveWeb(built: Promise<{ readonly folder: string }>): ServeWeb {
  let phase: Phase = { kind: 'building' };
  built
    .then(async ({ folder }) => {
      phase = { kind: 'ready', site: await readSite(folder) };
    })
    .catch(() => {
      phase = { kind: 'failed' };
    });
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const path = pathOf(request.url);
    if (phase.kind !== 'ready') {
      if (path === buildingScriptPath) return sendScript(response);
      if (!wantsPage(request)) return false;
      sendPage(request, response, 503, phase.kind === 'building' ? buildingPage : failedPage, { 'retry-after': '2' });
      return true;
    }
    const asset = phase.site.assets.get(path);
    if (asset) return sendAsset(request, response, asset);
    if (path.startsWith('/assets/')) return sendMissing(response);
    if (!wantsPage(request)) return false;
    sendPage(request, response, 200, phase.site.page(pageLanguage(request.headers['accept-language'])), {
      vary: 'accept-language',
    });
    return true;
  };
}

function pathOf(url: string | undefined): string {
  try {
    return decodeURIComponent(new URL(url ?? '/', 'http://here').pathname);
  } catch {
    return '/';
  }
}

const wantsPage = ({ headers }: IncomingMessage): boolean => headers.accept?.includes('text/html') ?? false;

function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  html: string,
  more: Readonly<Record<string, string>>,
): void {
  const body = Buffer.from(html);
  response.writeHead(status, {
    ...securityHeaders,
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-cache',
    ...more,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function sendAsset(request: IncomingMessage, response: ServerResponse, asset: Asset): true {
  const { encoding, file } = choose(asset, request.headers['accept-encoding']);
  const headers = {
    ...securityHeaders,
    'content-type': asset.type,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
    etag: asset.etag,
  };
  if (request.headers['if-none-match'] === asset.etag) {
    response.writeHead(304, headers).end();
    return true;
  }
  response.writeHead(200, {
    ...headers,
    'content-length': file.size,
    ...(encoding && { 'content-encoding': encoding }),
  });
  if (request.method === 'HEAD') response.end();
  else
    createReadStream(file.path)
      .on('error', () => response.destroy())
      .pipe(response);
  return true;
}

function choose(
  { plain, br, gz }: Asset,
  accepted: string | undefined,
): { readonly encoding?: string; readonly file: StoredFile } {
  if (br && accepted?.includes('br')) return { encoding: 'br', file: br };
  if (gz && accepted?.includes('gzip')) return { encoding: 'gzip', file: gz };
  return { file: plain };
}

function sendScript(response: ServerResponse): true {
  const headers = { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' };
  response.writeHead(200, { ...securityHeaders, ...headers }).end(buildingScript);
  return true;
}

function sendMissing(response: ServerResponse): true {
  response
    .writeHead(404, { ...securityHeaders, 'content-type': 'text/plain', 'cache-control': 'no-store' })
    .end('not found\n');
  return true;
}
