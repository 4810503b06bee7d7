import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import type { InlineConfig, Plugin } from 'vite';

/** Nothing is painted before the app has set language and light, so that a dark ward sees no white flash. */
const paintOnce: Plugin = {
  name: 'suwen-paint-once',
  transformIndexHtml: (html) => html.replace('<script type="module"', '<script type="module" blocking="render"'),
};

/** The browser asks for the slice of our own texts at once, not when the first of them is drawn. */
const preloadWords: Plugin = {
  name: 'suwen-preload-words',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) => {
      const file = Object.keys(bundle).find((name) => /suwen-words-[^/]*\.woff2$/.test(name));
      if (file === undefined) throw new Error('the build has no slice of the words');
      const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: true };
      return [{ tag: 'link', attrs, injectTo: 'head' }];
    },
  },
};

/**
 * The build of the staff app: hashed names, nothing inlined (the CSP allows neither inline code nor inline styles).
 * @param wordsCss the rule of the slice that `slice/` has made, beside its font
 */
export const webConfig = (outDir: string, wordsCss: string): InlineConfig => ({
  configFile: false,
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [react(), paintOnce, preloadWords],
  resolve: { alias: { './words-slice.css': wordsCss } },
  logLevel: 'warn',
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2024',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
    modulePreload: { polyfill: false },
  },
});
