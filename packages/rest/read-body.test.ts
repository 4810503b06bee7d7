import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { suite, test } from 'node:test';
import { ClientGone, readBody } from './read-body.ts';

const message = (headers: object): PassThrough & IncomingMessage =>
  Object.assign(new PassThrough(), { headers }) as unknown as PassThrough & IncomingMessage;

suite('reading a body', () => {
  test('gives it whole, and nothing where none is announced', async () => {
    const some = message({ 'transfer-encoding': 'chunked' });
    some.write('ab');
    some.end('c');
    assert.equal((await readBody(some, 3)).toString(), 'abc');
    assert.equal((await readBody(message({}), 3)).length, 0);
    assert.equal((await readBody(message({ 'content-length': '0' }), 3)).length, 0);
  });

  test('refuses what is too large: by its announcement, or when it grows', async () => {
    await assert.rejects(readBody(message({ 'content-length': '4' }), 3), { code: 'rest/body-too-large' });
    const grows = message({ 'transfer-encoding': 'chunked' });
    grows.write('abcd');
    await assert.rejects(readBody(grows, 3), { code: 'rest/body-too-large' });
    grows.end();
  });

  test('gives up one that trickles, and one whose caller left', async () => {
    const slow = message({ 'content-length': '1000' });
    slow.write('a');
    await assert.rejects(readBody(slow, 1000, 20), { code: 'rest/body-too-slow' });
    slow.end();
    const left = message({ 'content-length': '1000' });
    left.write('a');
    left.destroy();
    await assert.rejects(readBody(left, 1000), ClientGone);
  });
});
