import type { Location, Reference } from '#fhir';
import { standard } from '../codes/term.ts';
import { SYSTEM } from '../codes/systems.ts';
import { department, DEPARTMENTS, type Department, type DepartmentKey } from './departments.ts';

/** Beds in a room of an ordinary ward. */
const BEDS_IN_ROOM = 3;

/** A place in a department: a ward, a consulting room. */
export const wardOf = (key: DepartmentKey): Reference<Location> => ({
  reference: `Location/ward-${key}`,
  display: `${department(key).zh}病区`,
});

/** The consulting room of a department; of emergency, its resuscitation hall. */
export const roomOf = (key: DepartmentKey): Reference<Location> => ({
  reference: `Location/clinic-${key}`,
  display: `${department(key).zh}${department(key).clinic ? '诊室' : ''}`,
});

/** A bed by its number in the ward, from 1. */
export const bedOf = (key: DepartmentKey, bed: number): Reference<Location> => ({
  reference: `Location/bed-${key}-${two(bed)}`,
  display: `${department(key).zh} ${two(bed)}床`,
});

/** All places: two sites, buildings, wards, rooms, beds, consulting rooms; `taken` says which beds are occupied. */
export function listLocations(taken: (key: DepartmentKey, bed: number) => boolean): readonly Location[] {
  return [
    ...['xinglin', 'juejing'].flatMap(listBuildings),
    ...DEPARTMENTS.filter(({ beds }) => beds > 0).flatMap((entry) => listWard(entry, taken)),
    ...DEPARTMENTS.map(consultingRoom),
  ];
}

function listBuildings(campus: string): readonly Location[] {
  const zh = campus === 'xinglin' ? '杏林院区' : '橘井院区';
  const site: Location = {
    ...place(`site-${campus}`, zh, 'si', 'Site'),
    managingOrganization: { reference: `Organization/campus-${campus}` },
  };
  const part = { partOf: { reference: `Location/site-${campus}` } };
  return [
    site,
    { ...place(`building-${campus}-wards`, `${zh}住院楼`, 'bu', 'Building'), ...part },
    { ...place(`building-${campus}-clinics`, `${zh}门诊楼`, 'bu', 'Building'), ...part },
  ];
}

function listWard(entry: Department, taken: (key: DepartmentKey, bed: number) => boolean): readonly Location[] {
  const { code, campus, beds, zh } = entry;
  const managed = { managingOrganization: { reference: `Organization/department-${code}` } };
  const ward: Location = {
    ...place(`ward-${code}`, `${zh}病区`, 'wa', 'Ward'),
    ...managed,
    partOf: { reference: `Location/building-${campus}-wards` },
  };
  const rooms = Array.from({ length: Math.ceil(beds / BEDS_IN_ROOM) }, (_, index): Location => ({
    ...place(`room-${code}-${two(index + 1)}`, `${zh} ${two(index + 1)}病房`, 'ro', 'Room'),
    partOf: { reference: `Location/ward-${code}` },
  }));
  const places = Array.from({ length: beds }, (_, index): Location => ({
    ...place(`bed-${code}-${two(index + 1)}`, `${zh} ${two(index + 1)}床`, 'bd', 'Bed'),
    operationalStatus: taken(code, index + 1)
      ? { system: SYSTEM.bedStatus, code: 'O', display: 'Occupied' }
      : { system: SYSTEM.bedStatus, code: 'U', display: 'Unoccupied' },
    partOf: { reference: `Location/room-${code}-${two(Math.floor(index / BEDS_IN_ROOM) + 1)}` },
  }));
  return [ward, ...rooms, ...places];
}

const consultingRoom = ({ code, campus }: Department): Location => ({
  ...place(`clinic-${code}`, roomOf(code).display ?? code, 'ro', 'Room'),
  managingOrganization: { reference: `Organization/department-${code}` },
  partOf: { reference: `Location/building-${campus}-clinics` },
});

const place = (id: string, name: string, type: string, display: string): Location => ({
  resourceType: 'Location',
  id,
  status: 'active',
  name,
  mode: 'instance',
  physicalType: standard(SYSTEM.physicalType, type, display),
});

const two = (number: number): string => String(number).padStart(2, '0');
