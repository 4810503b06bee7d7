import { dirname } from 'node:path/posix';
import type { Fault, House, HouseFile } from './file.ts';

const facts = ['source', 'date', 'licence'] as const;

/** Each file of knowledge names source, date and licence: in itself (JSON), or in the README of its folder. */
export function knowledge({ files }: House): readonly Fault[] {
  const inside = files.filter(({ path }) => path.startsWith('knowledge/'));
  return inside
    .filter(({ path }) => !path.endsWith('.md') || path.split('/').length === 2)
    .filter(({ path }) => path !== 'knowledge/README.md')
    .flatMap((file) => {
      const readme = inside.find(({ path }) => path === `${dirname(file.path)}/README.md`);
      const missing = facts.filter((fact) => !inItself(file, fact) && !inReadme(readme, fact));
      return missing.length === 0
        ? []
        : [
            {
              rule: 'knowledge',
              path: file.path,
              says: `names no ${missing.join(', no ')}, neither in itself nor in its README`,
            },
          ];
    });
}

/** As a member among the first of a JSON file. */
const inItself = ({ path, text }: HouseFile, fact: string): boolean =>
  path.endsWith('.json') && new RegExp(`"${fact}"\\s*:\\s*"[^"]+"`).test(text.slice(0, 4000));

const inReadme = (readme: HouseFile | undefined, fact: (typeof facts)[number]): boolean => {
  if (!readme) return false;
  if (fact === 'date') return /\b(19|20)\d\d-\d\d-\d\d\b/.test(readme.text);
  return new RegExp(`^${fact}s?:`, 'im').test(readme.text);
};
