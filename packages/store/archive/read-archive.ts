import { Readable } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import { readFrames, type Frame } from './frames.ts';
import type { ArchiveHeader } from './header.ts';
import { MAGIC } from './magic.ts';
import { cutOff, notAnArchive, unknownFormat } from './refusals.ts';

/** An archive that is being read, after its header. */
export interface OpenArchive {
  readonly header: ArchiveHeader;
  readonly frames: AsyncIterator<Frame>;
}

/** Reads the beginning of an archive; refuses what is none. */
export async function openArchive(content: AsyncIterable<Buffer>): Promise<OpenArchive> {
  const parts = content[Symbol.asyncIterator]();
  const { first, rest } = await cutMagic(parts);
  checkMagic(first);
  const packed = Readable.from(rest, { objectMode: false });
  const plain = createZstdDecompress();
  packed.on('error', (fault) => plain.destroy(fault));
  const frames = readFrames(unpacked(packed.pipe(plain)));
  const { value: header } = await frames.next();
  if (header?.kind !== 'header') throw cutOff();
  return { header: header.value as ArchiveHeader, frames };
}

/** What Zstandard cannot read is an archive that was cut off or changed. */
async function* unpacked(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* content;
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && String(fault.code).startsWith('ZSTD_')) throw cutOff();
    if (fault instanceof Error && 'code' in fault && fault.code === 'Z_BUF_ERROR') throw cutOff();
    throw fault;
  }
}

function checkMagic(first: string): void {
  if (first === MAGIC) return;
  const format = /^SUWEN-ARCHIVE (\d+)\n/u.exec(first)?.[1];
  throw format === undefined ? notAnArchive() : unknownFormat(Number(format));
}

async function cutMagic(
  parts: AsyncIterator<Buffer>,
): Promise<{ readonly first: string; readonly rest: AsyncIterable<Buffer> }> {
  let start = Buffer.alloc(0);
  while (start.length < MAGIC.length) {
    const { value, done } = await parts.next();
    if (done === true) break;
    start = Buffer.concat([start, value]);
  }
  const left = start.subarray(MAGIC.length);
  return {
    first: start.subarray(0, MAGIC.length).toString('latin1'),
    rest: (async function* () {
      if (left.length > 0) yield left;
      for (let next = await parts.next(); next.done !== true; next = await parts.next()) yield next.value;
    })(),
  };
}
