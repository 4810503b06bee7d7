import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';

/** The user of the operating system that the database runs as; ids only where we have to change to it. */
export interface Account {
  readonly name: string;
  readonly ids?: { readonly uid: number; readonly gid: number };
}

/** PostgreSQL refuses to run as root, so root lends it `postgres`, a user made for it, or `nobody`; anybody else is itself. */
export function databaseAccount(): Account {
  if (process.getuid?.() !== 0) return { name: userInfo().username };
  return (
    find('postgres') ??
    find('suwen') ??
    create('suwen') ??
    find('nobody') ?? { name: 'nobody', ids: { uid: 65534, gid: 65534 } }
  );
}

function find(name: string): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':').map(Number) ?? [];
  return uid ? { name, ids: { uid, gid: gid ?? uid } } : undefined;
}

/** Debian and Red Hat have useradd, Alpine adduser; where neither does, the caller goes on without. */
function create(name: string): Account | undefined {
  const quiet = { stdio: 'ignore' } as const;
  const made =
    spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/bin/false', name], quiet).status === 0;
  if (!made) spawnSync('adduser', ['-S', '-D', '-H', '-s', '/bin/false', name], quiet);
  return find(name);
}
