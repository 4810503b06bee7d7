import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { contentTexts, narrativeText, plainText } from './narrative.ts';
import type { Patient } from './types/index.ts';

const patient: Patient = {
  resourceType: 'Patient',
  text: {
    status: 'generated',
    div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>李雷</p>&#27721;&amp;&lt;b&gt;</div>',
  },
  name: [{ text: '李雷' }],
  active: true,
};

suite('narrative', () => {
  test('is the words of the narrative without markup', () => {
    assert.equal(narrativeText(patient), '李雷 汉&<b>');
    assert.equal(narrativeText({ resourceType: 'Patient' }), '');
    assert.equal(narrativeText({ resourceType: 'Binary', contentType: 'text/plain' }), '');
  });

  test('is among all texts of the content', () => {
    assert.deepEqual(contentTexts(patient), ['generated', '李雷 汉&<b>', '李雷']);
  });

  test('leaves unknown and impossible entities as they stand', () => {
    assert.equal(plainText('<!-- no -->a&nbsp;&foo;&#xFFFFFFF;<br/>b'), 'a &foo;&#xFFFFFFF; b');
  });
});
