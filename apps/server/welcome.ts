import { createTokens, issueLink, openTokenKey, type NewToken } from '#security';
import { linkTickets, openSql } from '#store';
import type { Orders } from './orders.ts';
import { roleTitle } from './roles.ts';
import type { Words } from '#kernel';

/** How one person comes in. */
export interface Invitation {
  readonly who: Words;
  /** Signs a browser in once. */
  readonly link: string;
}

/** What a start prints: links for the browser, and a token for curl. */
export interface Welcome {
  readonly invitations: readonly Invitation[];
  readonly token: string;
}

const DAY_MS = 86_400_000;
/** A link that is not used within an hour is worth nothing. */
const LINK_MS = 3_600_000;
/** Roles that are invited: until departments bring theirs, they see the same. */
const INVITED = { demo: ['admin', 'physician', 'nurse'], hospital: ['admin'] } as const;

/** Makes one-time links and a token of 24 hours. */
export async function welcome({ database, keys, mode }: Orders, address: string, now: Date): Promise<Welcome> {
  const sql = openSql(database, 1);
  try {
    const tokenOf = (role: string): NewToken => ({
      subject: `${mode}:${role}`,
      role,
      name: roleTitle(role)['zh-CN'],
      expires: new Date(now.getTime() + DAY_MS),
    });
    const invitations: Invitation[] = [];
    for (const role of INVITED[mode]) {
      const code = await issueLink(linkTickets(sql), tokenOf(role), new Date(now.getTime() + LINK_MS));
      invitations.push({ who: roleTitle(role), link: `${address}/sign-in?ticket=${code}` });
    }
    return { invitations, token: createTokens(openTokenKey(keys)).issue(tokenOf('admin'), now) };
  } finally {
    await sql.end();
  }
}
