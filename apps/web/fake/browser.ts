import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { token } from './server.ts';

/** The browser that the screens are walked with; nothing where this machine has none, so that tests can say they skip. */
export const browserPath: string | undefined = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
);

/** Starts Chromium without anything that reaches out. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    ...(browserPath !== undefined && { executablePath: browserPath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      '--force-color-profile=srgb',
      '--font-render-hinting=none',
      '--disable-lcd-text',
    ],
  });
}

/** One way to look at a screen. */
export interface Way {
  readonly language: 'zh-CN' | 'en';
  readonly scheme: 'light' | 'dark';
  /** In pixels. */
  readonly width: 1280 | 390;
}

/** All eight ways. */
export const ways: readonly Way[] = (['zh-CN', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((scheme) => ([1280, 390] as const).map((width): Way => ({ language, scheme, width }))),
);

/** What a page did wrong while it was looked at. */
export interface Watched {
  readonly page: Page;
  readonly context: BrowserContext;
  /** CSP violations, errors thrown by the page. */
  readonly faults: string[];
}

/** Opens a page in one of the ways, signed in unless it is the sign-in itself, and listens for faults. */
export async function open(browser: Browser, origin: string, path: string, way: Way, signedIn = true): Promise<Watched> {
  const { language, scheme, width } = way;
  const context = await browser.newContext({
    viewport: { width, height: width === 390 ? 844 : 800 },
    locale: language,
    colorScheme: scheme,
    reducedMotion: 'reduce',
  });
  if (signedIn) await context.request.post(`${origin}/session`, { data: { token } });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`thrown: ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted ?Type/i.test(message.text())) faults.push(`csp: ${message.text()}`);
  });
  await page.goto(origin + path);
  await settle(page);
  return { page, context, faults };
}

/** Waits until nothing is on its way: network, skeletons, fonts. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('#root')?.childElementCount !== 0 && document.querySelector('[aria-busy="true"]') === null);
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
}

const axeSource = (): string => readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe found: faults of WCAG 2.0 to 2.2, A and AA, and how many texts it could measure. */
export interface Verdict {
  readonly broken: readonly string[];
  readonly measured: number;
}

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[] }[];
  readonly incomplete: readonly { readonly id: string; readonly error?: { readonly message: string } }[];
  readonly passes: readonly { readonly id: string; readonly nodes: readonly unknown[] }[];
}

/** Runs axe-core on the page as it stands. */
export async function judge(page: Page): Promise<Verdict> {
  // Through the debugger, which the page's own CSP does not bind.
  await page.evaluate(axeSource());
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(on: Document, how: object): Promise<AxeResult> } };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const found = await axe.run(document, { runOnly: tags, rules: { 'target-size': { enabled: true } } });
    // A rule that stops with an error has looked at nothing; that counts as a fault.
    const stopped = found.incomplete.filter(({ error }) => error !== undefined).map(({ id, error }) => `${id}: ${error?.message}`);
    return {
      broken: stopped.concat(found.violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`))),
      measured: found.passes.find(({ id }) => id === 'color-contrast')?.nodes.length ?? 0,
    };
  });
}
