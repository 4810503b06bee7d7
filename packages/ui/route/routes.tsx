import { Component, Suspense, useEffect, useRef, type ComponentType, type ReactNode } from 'react';
import type { Words } from '#kernel';
import { useWords } from '../language.tsx';
import { words } from '../words.ts';
import { Loading } from '../state/loading.tsx';
import { Message } from '../state/message.tsx';
import { findRoute, type Params } from './match.ts';
import { usePlace } from './router.tsx';

/** One page of an app: its path, what it is called, and its component, usually loaded on first use (`React.lazy`). */
export interface Route {
  readonly path: string;
  readonly title: Words;
  readonly page: ComponentType<{ readonly params: Params }>;
}

/** Shows the page of the current path, names it to the browser, and gives it the focus after a change of page. */
export function Routes({ routes }: { readonly routes: readonly Route[] }): React.ReactElement {
  const t = useWords();
  const { path } = usePlace();
  const found = findRoute(routes, path);
  const title = t(found?.route.title ?? words.noPage);
  useEffect(() => {
    document.title = `${title} · ${t(words.suwen)}`;
  }, [title, t]);
  useFocusOn(path);
  if (!found) return <Message title={words.noPage} next={words.noPageNext} code="404" />;
  const { route, params } = found;
  return (
    <Guard key={path}>
      <Suspense fallback={<Loading />}>
        <route.page params={params} />
      </Suspense>
    </Guard>
  );
}

/** After a change of page the focus goes to its main part, so that keyboard and screen reader begin there. */
function useFocusOn(path: string): void {
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) document.querySelector('main')?.focus({ preventScroll: true });
    first.current = false;
  }, [path]);
}

/** A page that throws says so instead of leaving an empty screen; the code is the error's name. */
class Guard extends Component<{ readonly children: ReactNode }, { readonly failed?: string }> {
  override state: { readonly failed?: string } = {};

  static getDerivedStateFromError(error: unknown): { readonly failed: string } {
    return { failed: error instanceof Error ? error.name : 'unknown' };
  }

  override render(): ReactNode {
    if (this.state.failed === undefined) return this.props.children;
    return (
      <Message
        title={words.pageFailed}
        next={words.pageFailedNext}
        code={`screen/${this.state.failed}`}
        act={{ title: words.reload, run: () => location.reload() }}
      />
    );
  }
}
