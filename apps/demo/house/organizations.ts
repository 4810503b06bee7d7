import type { HealthcareService, Organization, Reference } from '#fhir';
import { concept, standard } from '../codes/term.ts';
import { SYSTEM } from '../codes/systems.ts';
import { department, DEPARTMENTS, type DepartmentKey } from './departments.ts';
import { roomOf } from './locations.ts';

const HOSPITAL = 'hospital';

/** The two campuses, part of the hospital. */
const CAMPUSES = [
  { key: 'xinglin', zh: '杏林院区', en: 'Xinglin campus' },
  { key: 'juejing', zh: '橘井院区', en: 'Juejing campus' },
] as const;

/** The hospital as owner of a record. */
export const hospitalReference: Reference<Organization> = {
  reference: `Organization/${HOSPITAL}`,
  display: '素问市第一人民医院',
};

/** A department as the organisation that gives care. */
export const departmentReference = (key: DepartmentKey): Reference<Organization> => ({
  reference: `Organization/department-${key}`,
  display: department(key).zh,
});

/** The clinic of a department. */
export const serviceReference = (key: DepartmentKey): Reference<HealthcareService> => ({
  reference: `HealthcareService/clinic-${key}`,
  display: `${department(key).zh}门诊`,
});

/** The tree of organisations: hospital, campuses, departments; and the clinics as services. */
export function listOrganizations(): readonly (Organization | HealthcareService)[] {
  return [hospital(), ...CAMPUSES.map(campus), ...DEPARTMENTS.map(departmentOrganization), ...listServices()];
}

const provider = standard(SYSTEM.organizationType, 'prov', 'Healthcare Provider');

function hospital(): Organization {
  return {
    resourceType: 'Organization',
    id: HOSPITAL,
    active: true,
    type: [{ ...provider, text: '三级甲等综合医院' }],
    name: '素问市第一人民医院',
    alias: ["Suwen First People's Hospital"],
    telecom: [{ system: 'url', value: 'https://demo.suwen.example' }],
    address: [{ use: 'work', text: '示范省素问市杏林区人民路1号', city: '素问市', state: '示范省', country: 'CN' }],
  };
}

function campus({ key, zh, en }: (typeof CAMPUSES)[number]): Organization {
  return {
    resourceType: 'Organization',
    id: `campus-${key}`,
    active: true,
    type: [provider],
    name: `素问市第一人民医院${zh}`,
    alias: [zh, en],
    partOf: hospitalReference,
  };
}

function departmentOrganization(entry: (typeof DEPARTMENTS)[number]): Organization {
  return {
    resourceType: 'Organization',
    id: `department-${entry.code}`,
    identifier: [{ system: SYSTEM.department, value: entry.code }],
    active: true,
    type: [standard(SYSTEM.organizationType, 'dept', 'Hospital Department')],
    name: entry.zh,
    alias: [entry.en],
    partOf: { reference: `Organization/campus-${entry.campus}` },
  };
}

const listServices = (): readonly HealthcareService[] =>
  DEPARTMENTS.filter(({ clinic }) => clinic).map((entry) => ({
    resourceType: 'HealthcareService',
    id: `clinic-${entry.code}`,
    active: true,
    providedBy: departmentReference(entry.code),
    specialty: [concept(SYSTEM.department, entry)],
    location: [roomOf(entry.code)],
    name: `${entry.zh}门诊`,
    comment: `${entry.en} clinic`,
    appointmentRequired: true,
    availableTime: [
      { daysOfWeek: ['mon', 'tue', 'wed', 'thu', 'fri'], availableStartTime: '08:00:00', availableEndTime: '17:30:00' },
    ],
  }));
