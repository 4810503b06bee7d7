import type { Identifier, Patient, PatientContact, RelatedPerson } from '#fhir';
import { SYSTEM } from '../codes/systems.ts';
import { standard } from '../codes/term.ts';
import { hospitalReference } from '../house/organizations.ts';
import { homeAddress, visitorAddress } from '../people/address.ts';
import { chineseName } from '../people/name.ts';
import { identityNumber, mobileNumber, passportNumber } from '../people/numbers.ts';
import { ageOf } from '../people/person.ts';
import { instant } from '../time.ts';
import type { Chart } from './chart.ts';

/** What the record says of the person besides name and birth. */
export interface PatientFacts {
  readonly diedAt?: number;
  /** Order among twins. */
  readonly multiple?: number;
  /** A newborn of these days: its mother stands as contact. */
  readonly mother?: Chart;
}

/** Writes the Patient. */
export function recordPatient(chart: Chart, { diedAt, multiple, mother }: PatientFacts): void {
  const { person, chance } = chart;
  const foreign = person.country !== undefined;
  const adult = ageOf(person, chart.now) >= 23;
  chart.add<Patient>({
    resourceType: 'Patient',
    identifier: identifiers(chart, mother !== undefined),
    active: true,
    name: person.name.fhir,
    ...(ageOf(person, chart.now) >= 12 && {
      telecom: [{ system: 'phone', value: mobileNumber(chance), use: 'mobile', rank: 1 }],
    }),
    gender: person.male ? 'male' : 'female',
    birthDate: person.birthDate,
    ...(diedAt !== undefined && { deceasedDateTime: instant(diedAt) }),
    address: [foreign ? visitorAddress(chance) : homeAddress(chance)],
    ...(adult && {
      maritalStatus: chance.yes(0.82)
        ? standard(SYSTEM.maritalStatus, 'M', 'Married')
        : standard(SYSTEM.maritalStatus, 'S', 'Never Married'),
    }),
    ...(multiple !== undefined && { multipleBirthInteger: multiple }),
    contact: [mother ? motherContact(mother) : relative(chart)],
    communication: [
      {
        language: foreign
          ? { coding: [{ system: 'urn:ietf:bcp:47', code: 'en', display: 'English' }] }
          : { coding: [{ system: 'urn:ietf:bcp:47', code: 'zh-CN', display: 'Chinese (China)' }] },
        preferred: true,
      },
    ],
    managingOrganization: hospitalReference,
  });
}

/** The mother of a newborn who is herself a patient here. */
export function recordMother(chart: Chart, mother: Chart): void {
  chart.add<RelatedPerson>({
    resourceType: 'RelatedPerson',
    active: true,
    patient: chart.patient,
    relationship: [standard(SYSTEM.roleCode, 'MTH', 'mother')],
    name: mother.person.name.fhir,
    gender: 'female',
    birthDate: mother.person.birthDate,
    identifier: [{ system: SYSTEM.recordNumber, value: recordNumber(mother.person.order) }],
  });
}

/** The record number of a patient: eight figures. */
export const recordNumber = (order: number): string => String(60_000_000 + order * 7).padStart(8, '0');

function identifiers({ person, chance }: Chart, newborn: boolean): readonly Identifier[] {
  const record: Identifier = {
    use: 'usual',
    type: standard(SYSTEM.identifierType, 'MR', 'Medical record number'),
    system: SYSTEM.recordNumber,
    value: recordNumber(person.order),
    assigner: hospitalReference,
  };
  if (newborn) return [record];
  const official: Identifier =
    person.country === undefined
      ? {
          use: 'official',
          type: standard(SYSTEM.identifierType, 'NI', 'National unique individual identifier'),
          system: SYSTEM.identityCard,
          value: identityNumber(person.birthDate, person.male, person.order),
        }
      : {
          use: 'official',
          type: standard(SYSTEM.identifierType, 'PPN', 'Passport number'),
          system: SYSTEM.passport,
          value: passportNumber(chance),
        };
  return [record, official];
}

/** Spouse, child or parent, by age. */
function relative({ person, chance, now, language }: Chart): PatientContact {
  const age = ageOf(person, now);
  const [zh, en, birthYear] =
    age < 20 ? ['父母', 'Parent', 1988] : age < 60 ? ['配偶', 'Spouse', 1985] : ['子女', 'Child', 1988];
  const male = age < 20 || age >= 60 ? chance.yes(0.5) : !person.male;
  const family = age < 20 && male ? person.name.family : undefined;
  const name = chineseName(chance, { male, birthYear, ...(family && { family }) });
  return {
    relationship: [{ ...standard(SYSTEM.contactRole, 'N', 'Next-of-Kin'), text: language === 'en' ? en : zh }],
    name: { use: 'official', text: language === 'en' ? name.latin : name.text },
    telecom: [{ system: 'phone', value: mobileNumber(chance), use: 'mobile' }],
    gender: male ? 'male' : 'female',
  };
}

const motherContact = ({ person, chance }: Chart): PatientContact => ({
  relationship: [{ ...standard(SYSTEM.roleCode, 'MTH', 'mother'), text: '母亲' }],
  name: { use: 'official', text: person.name.text },
  telecom: [{ system: 'phone', value: mobileNumber(chance), use: 'mobile' }],
  gender: 'female',
});
