/** What the path of a route captured: `/patients/:id` gives `id`. */
export type Params = Readonly<Record<string, string>>;

/** Sets a path against a pattern; nothing where they differ. A slash at the end does not matter. */
export function matchPath(pattern: string, path: string): Params | undefined {
  const [wanted, given] = [pattern, path].map((text) => text.split('/').filter((part) => part !== ''));
  if (!wanted || !given || wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const value = given[at] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decode(value);
    else if (part !== value) return undefined;
  }
  return params;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The first route whose path fits, with what it captured. */
export function findRoute<T extends { readonly path: string }>(
  routes: readonly T[],
  path: string,
): { readonly route: T; readonly params: Params } | undefined {
  for (const route of routes) {
    const params = matchPath(route.path, path);
    if (params) return { route, params };
  }
  return undefined;
}
