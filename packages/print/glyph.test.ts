import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readBytes } from './bytes.ts';
import { encodeGlyph } from './glyph.ts';

suite('glyph', () => {
  test('holds its box, the last point of each contour and the steps between points', () => {
    const reader = readBytes(
      encodeGlyph([
        [
          { x: 10, y: -5, on: true },
          { x: 400, y: 900, on: false },
          { x: 20, y: 30, on: true },
        ],
      ]),
    );
    assert.equal(reader.i16(), 1);
    assert.deepEqual([reader.i16(), reader.i16(), reader.i16(), reader.i16()], [10, -5, 400, 900]);
    assert.deepEqual([reader.u16(), reader.u16()], [2, 0]);
    assert.deepEqual([reader.u8(), reader.u8(), reader.u8()], [1, 0, 1]);
    assert.deepEqual([reader.i16(), reader.i16(), reader.i16()], [10, 390, -380]);
    assert.deepEqual([reader.i16(), reader.i16(), reader.i16()], [-5, 905, -870]);
  });

  test('without points it is no bytes', () => {
    assert.equal(encodeGlyph([]).length, 0);
  });
});
