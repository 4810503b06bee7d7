import type { Resource } from '#fhir';
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { runTsx } from '#test';

runTsx();
const { eventsOf } = await import('./events.ts');

const vital = (id: string, when: string, flag?: string): Resource => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  category: [{ coding: [{ code: 'vital-signs' }] }],
  code: { text: id },
  effectiveDateTime: when,
  valueQuantity: { value: 1, unit: '/min' },
  ...(flag !== undefined && { interpretation: [{ coding: [{ code: flag }] }] }),
});

suite('the timeline', () => {
  test('puts results under their report and measurements of one minute together, newest first', () => {
    const events = eventsOf(
      [
        {
          resourceType: 'Observation',
          id: 'k',
          status: 'final',
          code: { text: '血钾' },
          valueQuantity: { value: 6.2, unit: 'mmol/L' },
          interpretation: [{ coding: [{ code: 'HH' }] }],
        },
        {
          resourceType: 'DiagnosticReport',
          id: 'r',
          status: 'final',
          code: { text: '生化' },
          effectiveDateTime: '2026-11-20T02:00:00Z',
          result: [{ reference: 'Observation/k' }],
        },
        vital('脉搏', '2026-11-20T03:00:10Z'),
        vital('呼吸', '2026-11-20T03:00:40Z', 'H'),
        vital('体温', '2026-11-20T01:00:00Z'),
        {
          resourceType: 'Composition',
          id: 'n',
          status: 'final',
          type: { text: 'x' },
          date: '2026-11-19',
          author: [{ display: '林清' }],
          title: '病程记录',
        },
      ],
      'zh-CN',
    );
    assert.deepEqual(
      events.map(({ reference, kind, title, values, abnormal }) => [reference, kind, title, values.length, abnormal]),
      [
        ['Observation/脉搏', 'vital', '体征 2 项', 2, true],
        ['DiagnosticReport/r', 'result', '生化', 1, true],
        ['Observation/体温', 'vital', '体温', 1, false],
        ['Composition/n', 'note', '病程记录', 0, false],
      ],
    );
  });

  test('leaves out what was entered in error', () => {
    assert.deepEqual(
      eventsOf([{ ...vital('x', '2026-11-20T01:00:00Z'), status: 'entered-in-error' } as Resource], 'en'),
      [],
    );
  });

  test('keeps what has no date, last', () => {
    const events = eventsOf(
      [
        { resourceType: 'Procedure', id: 'p', status: 'completed', subject: {}, code: { text: '超声' } },
        vital('v', '2026-11-20T01:00:00Z'),
      ],
      'en',
    );
    assert.deepEqual(
      events.map(({ when }) => when),
      ['2026-11-20T01:00:00Z', undefined],
    );
  });
});
