import { roomOf, type Fault, type House } from './file.ts';
import { follow, importsOf } from './imports.ts';

/** Another room is entered by its door in package.json alone; the apps have none: the server, scripts and benchmarks enter them by file. */
export function frontDoors(house: House): readonly Fault[] {
  return house.files.flatMap((file) =>
    importsOf(file).flatMap(({ specifier }) => {
      const target = follow(house, file.path, specifier);
      if (target.kind === 'no-door') return [fault(file.path, `${specifier}: package.json has no such door`)];
      if (target.kind !== 'file' || !target.relative) return [];
      const [from, to] = [roomOf(file.path), roomOf(target.path)];
      if (from === to || (isTool(from) && (to.startsWith('apps/') || isTool(to)))) return [];
      return [fault(file.path, `${specifier} reaches deep into ${to || 'the root'}: use its door (#…)`)];
    }),
  );
}

const isTool = (room: string): boolean => ['apps/server', 'scripts', 'bench', ''].includes(room);

const fault = (path: string, says: string): Fault => ({ rule: 'front-doors', path, says });
