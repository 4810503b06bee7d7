import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openCanvas } from './canvas.ts';
import { openFonts } from './fonts.ts';

suite('canvas', () => {
  test('finishes a PDF with title, language and the time that was given', async () => {
    const canvas = openCanvas(openFonts(), { title: 'Sheet', language: 'en', at: new Date('2026-01-02T03:04:05Z') }, [
      'a𠮷',
    ]);
    canvas.pdf.addPage();
    assert.equal(canvas.shown('a𠮷'), 'a〓');
    const { pdf, pages, findings } = await canvas.finish();
    const text = Buffer.from(pdf).toString('latin1');
    assert.deepEqual([pages, findings.length, text.slice(0, 8)], [1, 1, '%PDF-1.7']);
    assert.match(text, /\/Lang \(en\)/u);
    assert.match(text, /D:20260102030405Z/u);
  });
});
