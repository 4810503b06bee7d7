import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Composition, DocumentReference } from '#fhir';
import { validateResource } from '#validation';
import { NOW, ofType, testChart } from '../fixtures/test-chart.ts';
import { HOUR } from '../time.ts';
import { writeNote, writeSummary } from './note.ts';
import { beginVisit } from './visit.ts';

suite('note', () => {
  test('is plain text in UTF-8 with its headings', () => {
    const chart = testChart();
    writeNote(chart, beginVisit(chart, 'outpatient', 'tcm', NOW - HOUR), 'progress', NOW, [
      ['查体', '心肺无异常'],
      ['', '继续治疗'],
    ]);
    const [note] = ofType<DocumentReference>(chart, 'DocumentReference');
    const attachment = note?.content[0]?.attachment;
    assert.equal(Buffer.from(attachment?.data ?? '', 'base64').toString(), '查体:心肺无异常\n继续治疗');
    assert.deepEqual(
      [attachment?.contentType, attachment?.language, note?.type?.coding?.[0]?.code],
      ['text/plain; charset=utf-8', 'zh-CN', '11506-3'],
    );
  });

  test('nothing is noted in the future', () => {
    const chart = testChart();
    writeNote(chart, beginVisit(chart, 'outpatient', 'tcm', NOW), 'progress', NOW + HOUR, []);
    assert.deepEqual(chart.list(), []);
  });

  test('a summary has sections whose text is valid XHTML whatever it says', () => {
    const chart = testChart();
    const visit = beginVisit(chart, 'inpatient', 'tcm', NOW - HOUR, NOW);
    writeSummary(chart, visit, NOW, [
      { loinc: ['8648-8', 'Hospital course Narrative'], title: '经过', text: '体温 < 37 °C & "平稳"' },
    ]);
    const [summary] = ofType<Composition>(chart, 'Composition');
    assert.equal(
      summary?.section?.[0]?.text?.div,
      '<div xmlns="http://www.w3.org/1999/xhtml"><p>体温 &lt; 37 °C &amp; &quot;平稳&quot;</p></div>',
    );
    assert.deepEqual(validateResource(summary), []);
  });
});
