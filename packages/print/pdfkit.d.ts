/** The part of PDFKit 0.20 that this room uses; lengths are points, 1/72 inch. */
declare module 'pdfkit' {
  import type { Readable } from 'node:stream';

  export interface Margins {
    top: number;
    bottom: number;
    left: number;
    right: number;
  }
  export interface PageOptions {
    readonly size?: readonly [width: number, height: number];
    readonly margins?: Margins;
  }
  export interface DocumentOptions extends PageOptions {
    readonly autoFirstPage?: boolean;
    readonly bufferPages?: boolean;
    readonly font?: string | null;
    readonly lang?: string;
    readonly displayTitle?: boolean;
    readonly pdfVersion?: '1.7';
    readonly info?: Readonly<Record<string, string | Date>>;
  }
  export interface TextOptions {
    readonly width?: number;
    readonly align?: 'left' | 'center' | 'right';
    readonly lineGap?: number;
    readonly lineBreak?: boolean;
  }
  export default class PDFDocument extends Readable {
    constructor(options: DocumentOptions);
    x: number;
    y: number;
    readonly page: {
      readonly width: number;
      readonly height: number;
      margins: Margins;
      maxY(): number;
    };
    addPage(options?: PageOptions): this;
    bufferedPageRange(): { readonly start: number; readonly count: number };
    switchToPage(index: number): void;
    registerFont(name: string, source: Uint8Array): this;
    font(name: string): this;
    fontSize(size: number): this;
    text(text: string, x: number, y: number, options?: TextOptions): this;
    widthOfString(text: string, options?: TextOptions): number;
    heightOfString(text: string, options?: TextOptions): number;
    currentLineHeight(includeGap?: boolean): number;
    rect(x: number, y: number, width: number, height: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    lineWidth(width: number): this;
    fillColor(color: string): this;
    strokeColor(color: string): this;
    fill(): this;
    stroke(): this;
    save(): this;
    restore(): this;
    end(): void;
  }
}
