/** A line that tells how far an import is; written anew in a terminal, every few seconds elsewhere. */
export interface ProgressLine {
  readonly written: number;
  readonly refused: number;
  fileDone(written: number, refused: number): void;
  /** Resources of the file that is under way. */
  underWay(count: number): void;
  /** The last line, with the time that all took. */
  end(): string;
}

const PAUSE_MS = 2000;

/** Shows progress over so many files on a stream. */
export function progressLine(
  files: number,
  stream: { readonly isTTY?: boolean; write(text: string): unknown },
): ProgressLine {
  const begun = performance.now();
  let [done, written, refused, current, shown] = [0, 0, 0, 0, 0];
  const text = (): string => {
    const seconds = (performance.now() - begun) / 1000;
    const count = written + current;
    const rate = Math.round(count / Math.max(seconds, 0.001));
    return `文件 files ${done}/${files} · 资源 resources ${count} · ${rate}/s · 拒绝 refused ${refused}`;
  };
  const show = (): void => {
    const now = performance.now();
    if (now - shown < (stream.isTTY === true ? 100 : PAUSE_MS)) return;
    shown = now;
    stream.write(stream.isTTY === true ? `\r\u001b[K${text()}` : `${text()}\n`);
  };
  return {
    get written() {
      return written;
    },
    get refused() {
      return refused;
    },
    fileDone(more, less) {
      done += 1;
      written += more;
      refused += less;
      current = 0;
      show();
    },
    underWay(count) {
      current = count;
      show();
    },
    end: () =>
      `${stream.isTTY === true ? '\r\u001b[K' : ''}${text()} · ${((performance.now() - begun) / 1000).toFixed(1)} s`,
  };
}
