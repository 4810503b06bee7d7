import { useMemo, useState } from 'react';
import { KeyList, Routes, Shell, useKeys, usePlace, useWords, type RailPlace } from '#ui';
import { Finder } from './finder.tsx';
import { OpenContext, useOpenList } from './open-patients.tsx';
import { routes } from './routes.ts';
import { useSession } from './session/use-session.tsx';
import { words } from './words.ts';

const places: readonly RailPlace[] = [
  { icon: 'home', title: words.home, href: '/' },
  { icon: 'people', title: words.patients, href: '/patients' },
];

/** Everything behind the sign-in: the shell, its keys, the palette, and the page of the current path. */
export function Frame(): React.ReactElement {
  const t = useWords();
  const { user, signOut } = useSession();
  const { go } = usePlace();
  const [shown, setShown] = useState<'palette' | 'keys'>();
  const opened = useOpenList();
  useKeys('frame', () => [
    { keys: 'mod+k', title: words.find, run: () => setShown('palette') },
    { keys: 'g h', title: words.goHome, run: () => go('/') },
    { keys: 'g p', title: words.goPatients, run: () => go('/patients') },
    { keys: '?', title: words.keys, run: () => setShown('keys') },
  ]);
  const signedIn = useMemo(
    () => ({ name: t(user.name), role: user.role.title, onSignOut: signOut }),
    [t, user, signOut],
  );
  return (
    <OpenContext value={opened}>
      <Shell
        places={places}
        user={signedIn}
        open={opened.list}
        onFind={() => setShown('palette')}
        onKeys={() => setShown('keys')}
      >
        <Routes routes={routes} />
      </Shell>
      {shown === 'palette' && <Finder onClose={() => setShown(undefined)} />}
      {shown === 'keys' && <KeyList onClose={() => setShown(undefined)} />}
    </OpenContext>
  );
}
