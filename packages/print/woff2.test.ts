import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as fontkit from 'fontkit';
import { unpackWoff2 } from './woff2.ts';

const read = (path: string): Buffer => readFileSync(fileURLToPath(import.meta.resolve(`@fontsource-variable/${path}`)));
const open = (path: string, weight: number): fontkit.Font =>
  fontkit.create(Buffer.from(unpackWoff2(read(path)))).getVariation({ wght: weight });

/** Left, bottom, right, top of the points on and off the curve, in whole units. */
function box(font: fontkit.Font, character: string): readonly number[] {
  const { commands } = font.glyphForCodePoint(character.codePointAt(0) ?? 0).path;
  const xs = commands.flatMap(({ args }) => args.filter((_, index) => index % 2 === 0));
  const ys = commands.flatMap(({ args }) => args.filter((_, index) => index % 2 === 1));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map(Math.round);
}

suite('WOFF2', () => {
  const chinese = 'noto-sans-sc/files/noto-sans-sc-119-wght-normal.woff2';
  const latin = 'ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2';

  test('a Chinese slice has the outlines that fontTools finds, at both weights', () => {
    // fontTools 4: instantiateVariableFont(font, {"wght": 400 or 600}), ControlBoundsPen.
    assert.deepEqual(box(open(chinese, 400), '中'), [96, -79, 902, 840]);
    assert.deepEqual(box(open(chinese, 600), '中'), [90, -86, 911, 847]);
  });

  test('a Latin slice keeps advances and composite letters', () => {
    const font = open(latin, 400);
    assert.equal(Math.round(font.glyphForCodePoint(0x57).advanceWidth), 891);
    assert.deepEqual(box(font, 'W'), [20, 0, 871, 698]);
    assert.deepEqual(box(font, 'é'), [47, -12, 502, 779]);
  });

  test('what is no WOFF2 file is refused', () => {
    assert.throws(() => unpackWoff2(Buffer.from('OTTO'.padEnd(60, '\0'))), /not a WOFF2 file/u);
    assert.throws(() => unpackWoff2(read(latin).subarray(0, 500)));
  });
});
