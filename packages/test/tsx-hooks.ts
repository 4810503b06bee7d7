import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'rolldown/utils';

/** A CSS module as tests see it: each class is called by its own name. */
const cssModule = 'export default new Proxy({}, { get: (_, name) => String(name) });';

/**
 * Lets Node run `.tsx` (type stripping does not cover JSX) and import style sheets, which are empty here. Call it before the
 * first `await import()` of a component; calling it twice does no harm.
 */
export function runTsx(): void {
  if (running) return;
  running = true;
  registerHooks({
    load: (url, context, next) => {
      if (url.endsWith('.css'))
        return { format: 'module', source: url.endsWith('.module.css') ? cssModule : '', shortCircuit: true };
      if (!url.endsWith('.tsx')) return next(url, context);
      const file = fileURLToPath(url);
      const { code, errors } = transformSync(file, readFileSync(file, 'utf8'), {
        lang: 'tsx',
        jsx: { runtime: 'automatic' },
        sourcemap: false,
      });
      if (errors.length > 0) throw new SyntaxError(`${file}: ${errors.map(({ message }) => message).join('; ')}`);
      return { format: 'module', source: code, shortCircuit: true };
    },
  });
}

let running = false;
