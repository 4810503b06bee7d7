import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { encodeBarcode } from './barcode.ts';

suite('barcode', () => {
  test('Code 128 has start, data, check and stop: 11 modules each, the stop 13', () => {
    const { columns, rows, quiet, dark } = encodeBarcode({ symbology: 'code128', text: 'AB' });
    // Start B is 211214 (ISO/IEC 15417, table 1): bars of 2, 1 and 1 modules at 0, 3 and 6.
    assert.deepEqual({ columns, rows, quiet }, { columns: 4 * 11 + 13, rows: 1, quiet: 10 });
    assert.deepEqual(
      dark.slice(0, 3).map(({ x, width }) => [x, width]),
      [
        [0, 2],
        [3, 1],
        [6, 1],
      ],
    );
  });

  test('QR has a finder of seven dark squares in its first row', () => {
    const { columns, rows, quiet, dark } = encodeBarcode({ symbology: 'qr', text: '中文' });
    assert.deepEqual(
      { columns, rows, quiet, first: dark[0] },
      { columns: 21, rows: 21, quiet: 4, first: { x: 0, y: 0, width: 7 } },
    );
  });

  test('content that the symbology cannot carry is refused', () => {
    for (const text of ['', '中文', 'a\u0001']) {
      assert.throws(() => encodeBarcode({ symbology: 'code128', text }), {
        code: 'print/barcode-content',
      });
    }
    assert.throws(() => encodeBarcode({ symbology: 'gs1-128', text: '(01)06901234567890' }), {
      code: 'print/barcode-content',
    });
    assert.throws(() => encodeBarcode({ symbology: 'qr', text: 'x'.repeat(4000) }), {
      code: 'print/barcode-content',
    });
  });
});
