import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { addressesIn, continuationIn, uploadIdIn } from './s3-answers.ts';

const [one, two] = ['1'.repeat(64), '2'.repeat(64)];
const entry = (key: string): string =>
  `<Contents>\n <Key>${key}</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified><Size>5</Size></Contents>`;
const page = (rest: string): string => `<?xml version="1.0"?><ListBucketResult>${rest}</ListBucketResult>`;

suite('S3 answers', () => {
  test('give the blobs under the prefix, and nothing that is no address', () => {
    const answer = page([`a&amp;b/${one}`, two, 'a&amp;b/notes.txt', `a&#38;b/${two}`].map(entry).join('\n'));
    const since = new Date('2026-01-02T03:04:05Z');
    assert.deepEqual(addressesIn(answer, 'a&b/'), [
      { address: one, since },
      { address: two, since },
    ]);
  });

  test('give the token of the next page, or none on the last', () => {
    const token = '<NextContinuationToken>x&lt;&#x3d;=</NextContinuationToken>';
    assert.equal(continuationIn(page(`<IsTruncated>true</IsTruncated>${token}`)), 'x<==');
    assert.equal(continuationIn(page('<IsTruncated>false</IsTruncated>')), undefined);
  });

  test('give the id of an upload', () => {
    assert.equal(uploadIdIn('<R><UploadId>u-1</UploadId></R>'), 'u-1');
    assert.equal(uploadIdIn('<Error/>'), '');
  });
});
