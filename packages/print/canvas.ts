import PDFDocument, { type DocumentOptions } from 'pdfkit';
import type { Language } from '#kernel';
import type { Fonts } from './fonts.ts';
import { charactersOf, findingsFor, printable, type PrintFinding, type Readings } from './printable.ts';

/** A finished print. */
export interface Printed {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** Characters that could not be shown; show these to whoever printed. */
  readonly findings: readonly PrintFinding[];
}

/** What every print says of itself. */
export interface PrintFacts {
  readonly title: string;
  readonly language: Language;
  /** When it is printed, written into the file. */
  readonly at: Date;
  readonly readings?: Readings;
}

/** A PDF that is being drawn, with the fonts for its content. */
export interface Canvas {
  readonly pdf: PDFDocument;
  /** The text with replacements for what the typefaces lack: everything drawn goes through here. */
  shown(text: string): string;
  finish(): Promise<Printed>;
}

/** Points in a millimetre. */
export const MILLIMETRE: number = 72 / 25.4;

/** Opens a PDF whose fonts hold every character inside `content`; pages are added by the caller. */
export function openCanvas(fonts: Fonts, facts: PrintFacts, content: unknown, options: DocumentOptions = {}): Canvas {
  const { title, language, at, readings } = facts;
  const { regular, bold, missing } = fonts.fontsFor(charactersOf([content, title, readings]), language);
  const pdf = new PDFDocument({
    autoFirstPage: false,
    bufferPages: true,
    font: null,
    lang: language,
    displayTitle: true,
    pdfVersion: '1.7',
    info: { Title: title, Producer: 'Suwen', Creator: 'Suwen', CreationDate: at },
    ...options,
  });
  pdf.registerFont('regular', regular).registerFont('bold', bold);
  return {
    pdf,
    shown: (text) => printable(text, missing, readings),
    async finish() {
      const pages = pdf.bufferedPageRange().count;
      pdf.end();
      const chunks: Buffer[] = [];
      for await (const chunk of pdf) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
      return {
        pdf: new Uint8Array(Buffer.concat(chunks)),
        pages,
        findings: findingsFor(missing, readings),
      };
    },
  };
}
