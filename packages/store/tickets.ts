import type { LinkTickets, NewToken } from '#security';
import type { Sql } from './sql.ts';

interface Kept extends Omit<NewToken, 'expires' | 'notBefore'> {
  readonly expires: string;
}

/** One-time links over suwen.ticket. */
export const linkTickets = (sql: Sql): LinkTickets => ({
  async keep(digest, token, expires) {
    await sql.query(
      'ticket-keep',
      `with old as (delete from suwen.ticket where expires < now() - interval '1 day')
       insert into suwen.ticket (digest, expires, token) values ($1, $2, $3)`,
      [digest, expires, JSON.stringify(token)],
    );
  },
  async take(digest, now) {
    const [row] = await sql.query<{ readonly token: Kept }>(
      'ticket-take',
      'delete from suwen.ticket where digest = $1 and expires > $2 returning token',
      [digest, now],
    );
    return row && { ...row.token, expires: new Date(row.token.expires) };
  },
});
