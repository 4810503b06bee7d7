import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { narrativeFault } from './narrative.ts';

const div = (content: string): string => `<div xmlns="http://www.w3.org/1999/xhtml">${content}</div>`;

suite('narrative', () => {
  test('takes basic formatting', () => {
    const right = [
      div('文字'),
      div('<p class="x">a &lt; b &#160; c</p><!-- note --><br/><img src="#photo" alt="x"/>'),
      div('<table border="1"><tbody><tr><td colspan="2">x</td></tr></tbody></table>'),
      div('<a href="https://example.org/?a=1&amp;b=2">x</a>'),
      div('<img src="data:image/png;base64,AAAA"/>'),
    ];
    assert.deepEqual(
      right.map(narrativeFault),
      right.map(() => undefined),
    );
  });

  test('names what is not allowed', () => {
    const wrong: Readonly<Record<string, string>> = {
      [div('<script>alert(1)</script>')]: 'the element <script> is not allowed',
      [div('<form>x</form>')]: 'the element <form> is not allowed',
      [div('<iframe src="x">x</iframe>')]: 'the element <iframe> is not allowed',
      [div('<p onclick="x()">x</p>')]: 'the attribute onclick of <p> is not allowed',
      [div('<a href="java&#x73;cript:x">x</a>')]: 'the link java&#x73;cript:x is not allowed',
      [div('<a href=" data:text/html,x">x</a>')]: 'the link  data:text/html,x is not allowed',
      [div('a&nbsp;b')]: 'the entity &nbsp;b is not allowed',
      [div('<p>x</div>')]: '</div> closes nothing',
      [div('  ')]: 'it must have content that is not white space (txt-2)',
      [`${div('x')}${div('y')}`]: 'only one <div> may stand there',
      '<div>x</div>': 'the outermost must be <div xmlns="http://www.w3.org/1999/xhtml">',
      '<div xmlns="http://www.w3.org/1999/xhtml">x': '<div> is not closed',
      x: 'no text may stand outside the div',
      '': 'it must be one <div>',
      [div('<p id=x>x</p>')]: 'it is not well-formed XML near "<p id=x>x</p></div>"',
      [div('<p id="a" id="b">x</p>')]: 'the attribute id stands twice',
    };
    const told = Object.fromEntries(Object.keys(wrong).map((xhtml) => [xhtml, narrativeFault(xhtml)?.en]));
    assert.deepEqual(told, wrong);
  });

  test('never lets a script pass and never throws', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      'p',
      'script',
      ' ',
      'onload=',
      '"',
      "'",
      '&',
      '<p>',
      '</p>',
      '<!--',
      '-->',
      'a',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const content = pieces.join('');
        const bare = content.replace(/<!--.*?-->/gs, '');
        const fault = narrativeFault(div(content));
        if (/<script/.test(bare)) assert.notEqual(fault, undefined);
      }),
    );
  });
});
