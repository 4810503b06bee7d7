import type { Label, LabelLine } from './label.ts';

/** What stands on a label, most important first; every text is the caller's. */
export interface LabelContent {
  /** Whom it concerns: name, sex, age. */
  readonly whom: string;
  /** At the right end of the first line: bed, ward. */
  readonly where?: string;
  /** What it is: medicine and strength, test and tube. */
  readonly what: string;
  readonly details: readonly string[];
  /** Content of the barcode. */
  readonly code: string;
}

/** 203 dpi, the common resolution of thermal printers. */
const DOTS = 8;

/** 60 × 40 mm, for medicines handed over: Code 128 below. */
export function drugLabel({ whom, where, what, details, code }: LabelContent): Label {
  return {
    width: 60,
    height: 40,
    lines: [
      first(whom, where, 11),
      { text: what, size: 10, bold: true },
      ...details.map((text) => ({ text, size: 9 })),
    ],
    barcode: {
      symbology: 'code128',
      text: code,
      place: 'below',
      height: 7,
      dotsPerMillimetre: DOTS,
    },
  };
}

/** 50 × 30 mm, for tubes and cups: Code 128 below, read while the tube turns. */
export function specimenLabel({ whom, where, what, details, code }: LabelContent): Label {
  return {
    width: 50,
    height: 30,
    lines: [first(whom, where, 9), { text: what, size: 8, bold: true }, ...details.map((text) => ({ text, size: 7 }))],
    barcode: {
      symbology: 'code128',
      text: code,
      place: 'below',
      height: 8,
      module: 0.25,
      dotsPerMillimetre: DOTS,
    },
  };
}

/** The printed field of a wristband, 90 × 25 mm: DataMatrix at the right, which is read on a curve. */
export function wristband({ whom, where, what, details, code }: LabelContent): Label {
  return {
    width: 90,
    height: 25,
    lines: [first(whom, where, 14), { text: what, size: 10 }, ...details.map((text) => ({ text, size: 9 }))],
    barcode: {
      symbology: 'data-matrix',
      text: code,
      place: 'right',
      module: 0.75,
      dotsPerMillimetre: DOTS,
    },
  };
}

const first = (text: string, aside: string | undefined, size: number): LabelLine =>
  aside === undefined ? { text, size, bold: true } : { text, size, bold: true, aside };
