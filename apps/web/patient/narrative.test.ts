import fc from 'fast-check';
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { embeddedText, narrativeText } from './narrative.ts';

suite('a narrative', () => {
  test('becomes plain text with its paragraphs, lists and rows', () => {
    const div =
      '<div xmlns="http://www.w3.org/1999/xhtml"><p>体温 38.4 &#176;C &amp; 咳嗽</p><ul><li>一</li><li>二</li></ul><table><tr><td>K</td><td>6.2</td></tr></table></div>';
    assert.equal(narrativeText(div), '体温 38.4 °C & 咳嗽\n一\n二\n\nK  6.2');
  });

  test('loses scripts, styles, comments and every tag', () => {
    assert.equal(
      narrativeText('<div><!-- x --><script>alert(1)</script><style>p{}</style><img src="x" onerror="y"/>a</div>'),
      'a',
    );
    assert.equal(narrativeText(undefined), '');
  });

  test('never keeps a tag, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<p>', '</p>', '<b onclick="x">', '<br/>', 'text', '<!--', '-->', '<script>')),
        (parts) => {
          assert.ok(!/<\/?(p|b|br|script)\b[^>]*>/.test(narrativeText(parts.join(''))));
        },
      ),
    );
  });

  test('decodes one layer of entities only', () => {
    assert.equal(narrativeText('<p>&amp;lt;b&amp;gt;</p>'), '&lt;b&gt;');
  });
});

suite('an attachment within a record', () => {
  test('is read where it is text', () => {
    const data = Buffer.from('主诉：咳嗽').toString('base64');
    assert.equal(embeddedText({ contentType: 'text/plain; charset=utf-8', data }), '主诉：咳嗽');
    assert.equal(
      embeddedText({ contentType: 'text/html', data: Buffer.from('<p>咳嗽</p>').toString('base64') }),
      '咳嗽',
    );
    assert.equal(embeddedText({ contentType: 'application/pdf', data }), undefined);
    assert.equal(embeddedText({ contentType: 'text/plain' }), undefined);
  });
});
