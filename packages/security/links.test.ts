import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { suite, test } from 'node:test';
import { issueLink, redeemLink, type LinkTickets } from './links.ts';
import { createTokens, newTokenKey, type NewToken } from './tokens.ts';

const tokens = createTokens(createPrivateKey(newTokenKey()));
const now = new Date('2026-01-02T03:04:05Z');
const soon = new Date('2026-01-02T03:14:05Z');
const token: NewToken = {
  subject: 'Practitioner/wang-fang',
  role: 'physician',
  name: '王芳',
  expires: new Date('2026-01-02T11:04:05Z'),
};
const spent = { kind: 'unauthenticated', code: 'security/link-spent' };

/** Tickets in memory, as the store keeps them. */
function ticketsInMemory(): LinkTickets & { readonly kept: Map<string, { token: NewToken; expires: Date }> } {
  const kept = new Map<string, { token: NewToken; expires: Date }>();
  return {
    kept,
    keep: async (digest, ticket, expires) => void kept.set(digest.toString('hex'), { token: ticket, expires }),
    async take(digest, at) {
      const found = kept.get(digest.toString('hex'));
      kept.delete(digest.toString('hex'));
      return found && at < found.expires ? found.token : undefined;
    },
  };
}

suite('one-time links', () => {
  test('sign in once', async () => {
    const tickets = ticketsInMemory();
    const code = await issueLink(tickets, token, soon);
    assert.equal(tokens.verify(await redeemLink(tickets, tokens, code, now), now).name, '王芳');
    await assert.rejects(redeemLink(tickets, tokens, code, now), spent);
  });

  test('end', async () => {
    const tickets = ticketsInMemory();
    const code = await issueLink(tickets, token, soon);
    await assert.rejects(redeemLink(tickets, tokens, code, soon), spent);
  });

  test('are kept only as a digest', async () => {
    const tickets = ticketsInMemory();
    const code = await issueLink(tickets, token, soon);
    assert.doesNotMatch(JSON.stringify([...tickets.kept]), new RegExp(code));
  });

  test('of anyone’s invention are refused without a look at the tickets', async () => {
    const never = async (): Promise<never> => assert.fail('looked');
    for (const code of ['', 'x', 'a'.repeat(33), '"; --'.padEnd(32)]) {
      await assert.rejects(redeemLink({ keep: never, take: never }, tokens, code, now), spent);
    }
  });
});
