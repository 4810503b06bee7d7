import { Refusal } from '#kernel';
import type { CodeSet, Member } from './code-set.ts';

/** What tells members apart. */
export const keyOf = ({ system, concept }: Member): string => `${system}|${concept.code}`;

/** Fewer members than this are looked up one by one rather than by listing the other set. */
const few = 20;

/** Those members that are in the set, or those that are not. */
export async function inSet(
  members: readonly Member[],
  set: CodeSet,
  wanted: boolean,
  limit: number,
): Promise<readonly Member[]> {
  const listed = members.length <= few ? undefined : await listedKeys(set, limit);
  const kept: Member[] = [];
  for (const member of members) {
    const { system, concept } = member;
    const inside = listed?.has(keyOf(member)) ?? (await set.contains(system, concept.code)) !== undefined;
    if (inside === wanted) kept.push(member);
  }
  return kept;
}

/** The keys of a set's members; undefined where it is too large or cannot be listed. */
async function listedKeys(set: CodeSet, limit: number): Promise<ReadonlySet<string> | undefined> {
  try {
    const { members } = await set.list({ offset: 0, limit });
    return new Set(members.map(keyOf));
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'too-large') return undefined;
    throw error;
  }
}

/** The first set that surely has the code; if none has and one could not be decided, its refusal. */
export async function firstOf(
  sets: readonly CodeSet[],
  system: string | undefined,
  code: string,
): Promise<Member | undefined> {
  let undecided: Refusal | undefined;
  for (const set of sets) {
    try {
      const member = await set.contains(system, code);
      if (member !== undefined) return member;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      undecided ??= error;
    }
  }
  if (undecided !== undefined) throw undecided;
  return undefined;
}
