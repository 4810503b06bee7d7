import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import type { InlineConfig, Plugin } from 'vite';

/** Nothing is painted before the app has set language and light, so that a dark ward sees no white flash. */
const paintOnce: Plugin = {
  name: 'suwen-paint-once',
  transformIndexHtml: (html) => html.replace('<script type="module"', '<script type="module" blocking="render"'),
};

/** The build of the staff app: hashed names, nothing inlined (the CSP allows neither inline code nor inline styles). */
export const webConfig = (outDir: string): InlineConfig => ({
  configFile: false,
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [react(), paintOnce],
  logLevel: 'warn',
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2024',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
    modulePreload: { polyfill: false },
    manifest: 'manifest.json',
  },
});
