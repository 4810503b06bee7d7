import type { ReactNode } from 'react';
import type { Loading as Held } from '../data/use-loaded.tsx';
import { Loading } from './loading.tsx';
import { Message, type Said } from './message.tsx';
import { Refused } from './refused.tsx';
import { Stale } from './stale.tsx';

/** Shows a list in whichever of its four states it is; `empty` says what is missing and the next step. */
export function FourStates<T>({
  of,
  empty,
  isEmpty,
  children,
}: {
  readonly of: Held<T>;
  readonly empty: Said;
  readonly isEmpty: (value: T) => boolean;
  readonly children: (value: T) => ReactNode;
}): React.ReactElement {
  if (of.state === 'loading') return <Loading />;
  if (of.state === 'refused') return <Refused failure={of.failure} again={of.again} />;
  return (
    <>
      {of.state === 'stale' && <Stale at={of.at} failure={of.failure} again={of.again} />}
      {isEmpty(of.value) ? <Message {...empty} /> : children(of.value)}
    </>
  );
}
