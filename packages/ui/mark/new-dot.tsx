import { useWords } from '../language.tsx';
import { words } from '../words.ts';

/** New since one last looked: a dot in the accent, gone once seen. */
export function NewDot(): React.ReactElement {
  const t = useWords();
  return <i className="new" role="img" aria-label={t(words.fresh)} />;
}
