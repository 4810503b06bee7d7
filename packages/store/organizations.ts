import type { Sql } from './sql.ts';

/** Number of the root organisation, which owns what a token without organisation writes. */
export const ROOT = 1;

/** Small numbers of owning organisations; immutable once given, so a process may remember them. */
export interface Organizations {
  /** `self` of Organization/id. */
  numberOf(self: bigint): Promise<number>;
}

/** Organisations over suwen.organization, below the root until their tree says otherwise. */
export function organizations(sql: Sql): Organizations {
  const known = new Map<bigint, number>();
  return {
    async numberOf(self) {
      const there = known.get(self);
      if (there !== undefined) return there;
      await sql.query(
        'organization-make',
        'insert into suwen.organization (self, parent) values ($1, $2) on conflict do nothing',
        [self, ROOT],
      );
      const [row] = await sql.query<{ readonly organization: number }>(
        'organization',
        'select organization from suwen.organization where self = $1',
        [self],
      );
      if (row === undefined) throw new Error('The number of an organisation could not be kept');
      known.set(self, row.organization);
      return row.organization;
    },
  };
}
