import { isMac } from './key-layer.tsx';
import { keyLabels } from './key-match.ts';

/** The keys of a binding, shown quietly where they work. */
export function KeyHint({ keys }: { readonly keys: string }): React.ReactElement {
  return (
    <>
      {keyLabels(keys, isMac()).map((label, at) => (
        <kbd key={at}>{label}</kbd>
      ))}
    </>
  );
}
