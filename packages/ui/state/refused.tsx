import type { Failure } from '../data/failure.ts';
import { say } from '../say.ts';
import { words } from '../words.ts';
import { Message, type Said } from './message.tsx';

/** The session has ended: sign in and come back here. */
const signIn: Said['act'] = {
  title: words.signIn,
  run: () => location.assign(`/sign-in?back=${encodeURIComponent(location.pathname + location.search)}`),
};

/** Refused: what the server said, what to do, and the code to quote. */
export function Refused({
  failure,
  again,
}: {
  readonly failure: Failure;
  readonly again?: () => void;
}): React.ReactElement {
  const { status, code, words: title, next, said } = failure;
  const hint = said === undefined ? next : say(`${said} ${next['zh-CN']}`, `${said} ${next.en}`);
  return (
    <Message
      role="alert"
      title={title}
      next={hint}
      code={code}
      act={status === 401 ? signIn : again && { title: words.again, run: again }}
    />
  );
}
