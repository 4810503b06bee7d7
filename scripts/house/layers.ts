import { isTest, roomOf, type Fault, type House } from './file.ts';
import { follow, importsOf } from './imports.ts';

/** Packages from the ground up: a later one may use an earlier one. */
export const order: readonly string[] = [
  'kernel',
  'fhir',
  'contracts',
  'fhirpath',
  'terminology',
  'validation',
  'search',
  'security',
  'blobs',
  'store',
  'events',
  'jobs',
  'operations',
  'rest',
];

/** Packages that stand beside the order: they use the ground, and no package of the order uses them. */
export const beside: readonly string[] = ['print', 'ui', 'database'];
const ground: readonly string[] = ['kernel', 'fhir', 'contracts'];

/** What a test of any package may use beside its own room. */
const forTests: readonly string[] = ['packages/test', 'packages/database'];

/** apps → departments → packages; departments never meet; among packages values follow the order (types may not leave the layer). */
export function layering(house: House): readonly Fault[] {
  return house.files.flatMap((file) =>
    importsOf(file).flatMap(({ specifier, typeOnly }) => {
      const target = follow(house, file.path, specifier);
      if (target.kind !== 'file') return [];
      const says = forbidden(file.path, roomOf(file.path), roomOf(target.path), typeOnly);
      return says === undefined ? [] : [{ rule: 'layering', path: file.path, says: `${specifier}: ${says}` }];
    }),
  );
}

function forbidden(path: string, from: string, to: string, typeOnly: boolean): string | undefined {
  const [layer, name = ''] = from.split('/');
  const [otherLayer, other = ''] = to.split('/');
  if (from === to) return undefined;
  if (layer === 'packages') {
    if (otherLayer !== 'packages') return 'a package never knows a department, an app or a script';
    if (isTest(path) && forTests.includes(to)) return undefined;
    return name === 'test' || typeOnly ? undefined : betweenPackages(name, other);
  }
  if (layer === 'departments') {
    if (otherLayer === 'departments')
      return 'a department never imports another: they meet in the store, in events and in operations';
    if (otherLayer !== 'packages') return 'a department never knows an app or a script';
  }
  if (layer === 'apps' && (otherLayer === 'scripts' || (otherLayer === 'apps' && from !== 'apps/server'))) {
    return 'an app never imports another; the server alone serves them';
  }
  return undefined;
}

function betweenPackages(from: string, to: string): string | undefined {
  const [mine, theirs] = [order.indexOf(from), order.indexOf(to)];
  if (mine === -1 && !beside.includes(from)) return `packages/${from} has no place in scripts/house/layers.ts`;
  if (mine === -1) return ground.includes(to) ? undefined : `${from} stands beside and uses ${ground.join(', ')} alone`;
  if (theirs === -1) return `${to} stands beside: no package of the order uses it`;
  return theirs < mine ? undefined : `${to} stands above ${from}`;
}
