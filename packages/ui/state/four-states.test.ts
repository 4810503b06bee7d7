import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createElement } from 'react';
import type { Held } from '../index.ts';
import { failureOf } from '../data/failure.ts';
import { markupOf, textOf } from '../fixtures/markup.ts';
import { say } from '../say.ts';

const { FourStates } = await import('./four-states.tsx');

const at = new Date('2026-11-20T00:52:00Z');
const again = (): void => undefined;
const show = (of: Held<readonly string[]>): string =>
  textOf(
    markupOf(
      createElement(FourStates<readonly string[]>, {
        of,
        isEmpty: (value) => value.length === 0,
        empty: {
          title: say('没有待签的医嘱', 'No orders to sign'),
          next: say('按 o 开一条。', 'Press o to write one.'),
        },
        // oxlint-disable-next-line react/no-children-prop -- there is no JSX in a .ts file
        children: (value: readonly string[]) => value.join(' '),
      }),
    ),
  );

suite('a list', () => {
  test('that is loading shows no skeleton before 300 ms', () => {
    assert.equal(show({ state: 'loading', again }), '');
  });

  test('that is empty says so and names the next step', () => {
    assert.equal(show({ state: 'ready', value: [], at, again }), '没有待签的医嘱|按 o 开一条。');
  });

  test('that is refused says why, what to do and which code to quote', () => {
    const failure = failureOf(403, undefined);
    assert.equal(
      show({ state: 'refused', failure, again }),
      '您的岗位不能看这一项|forbidden|如工作需要，请向科室负责人申请权限。|再试',
    );
  });

  test('that could not be refreshed keeps what it had, with its time in the hospital’s zone', () => {
    const failure = failureOf(503, undefined);
    assert.equal(
      show({ state: 'stale', value: ['INR 3.4'], at, failure, again }),
      '没能更新，这是 08:52 的数据|busy|再试|INR 3.4',
    );
  });

  test('that is ready shows what it has', () => {
    assert.equal(show({ state: 'ready', value: ['INR 3.4'], at, again }), 'INR 3.4');
  });
});
