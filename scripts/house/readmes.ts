import { isCode, roomOf, type Fault, type House } from './file.ts';

/** Every room tells in a README what it is for. */
export function readmes({ files }: House): readonly Fault[] {
  const rooms = new Set(
    files
      .filter(({ path }) => isCode(path) && /^(apps|departments|packages)\//.test(path))
      .map(({ path }) => roomOf(path)),
  );
  const paths = new Set(files.filter(({ text }) => text.trim() !== '').map(({ path }) => path));
  return [...rooms]
    .filter((room) => !paths.has(`${room}/README.md`))
    .map((room) => ({
      rule: 'readmes',
      path: room,
      says: 'has no README.md (purpose, what it offers, limits, sources)',
    }));
}
