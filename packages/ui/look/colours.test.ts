import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { departmentHue, meaning } from './colours.ts';

/** Contrast of two sRGB colours (WCAG 2.2, relative luminance). */
function contrast(a: string, b: string): number {
  const luminance = (hex: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const sides = [
  ['light', 0],
  ['dark', 1],
] as const;
const of = (name: string, side: 0 | 1): string => meaning[name]?.[side] ?? '#000000';

suite('the colours', () => {
  for (const [name, side] of sides) {
    test(`of text are told from every ground in ${name} (WCAG 2.2, 1.4.3: 4.5)`, () => {
      for (const text of ['ink', 'ink-2', 'ink-3', 'accent', 'high', 'low', 'reason']) {
        for (const ground of ['paper', 'canvas', 'raised', 'hover', 'accent-soft', 'reason-soft']) {
          const ratio = contrast(of(text, side), of(ground, side));
          assert.ok(ratio >= 4.5, `${text} on ${ground}: ${ratio.toFixed(2)}`);
        }
      }
      assert.ok(contrast(of('on-critical', side), of('critical', side)) >= 4.5);
    });

    test(`of fields and ticks are told from paper in ${name} (WCAG 2.2, 1.4.11: 3)`, () => {
      assert.ok(contrast(of('control', side), of('paper', side)) >= 3);
      for (const [department, hue] of Object.entries(departmentHue)) {
        assert.ok(contrast(hue[side], of('paper', side)) >= 3, department);
      }
    });
  }
});
