/**
 * Addresses of the code systems in use: FHIR's and HL7's own, LOINC, UCUM, ICD-10 of WHO, and the hospital's, whose
 * domain `.example` belongs to nobody (RFC 2606).
 */
export const SYSTEM = {
  loinc: 'http://loinc.org',
  ucum: 'http://unitsofmeasure.org',
  icd10: 'http://hl7.org/fhir/sid/icd-10',
  snomed: 'http://snomed.info/sct',
  actCode: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  participation: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
  roleCode: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode',
  maritalStatus: 'http://terminology.hl7.org/CodeSystem/v3-MaritalStatus',
  interpretation: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation',
  identifierType: 'http://terminology.hl7.org/CodeSystem/v2-0203',
  bedStatus: 'http://terminology.hl7.org/CodeSystem/v2-0116',
  contactRole: 'http://terminology.hl7.org/CodeSystem/v2-0131',
  reportSection: 'http://terminology.hl7.org/CodeSystem/v2-0074',
  observationCategory: 'http://terminology.hl7.org/CodeSystem/observation-category',
  conditionCategory: 'http://terminology.hl7.org/CodeSystem/condition-category',
  conditionClinical: 'http://terminology.hl7.org/CodeSystem/condition-clinical',
  conditionVerification: 'http://terminology.hl7.org/CodeSystem/condition-ver-status',
  allergyClinical: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical',
  allergyVerification: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification',
  diagnosisRole: 'http://terminology.hl7.org/CodeSystem/diagnosis-role',
  discharge: 'http://terminology.hl7.org/CodeSystem/discharge-disposition',
  admitSource: 'http://terminology.hl7.org/CodeSystem/admit-source',
  organizationType: 'http://terminology.hl7.org/CodeSystem/organization-type',
  physicalType: 'http://terminology.hl7.org/CodeSystem/location-physical-type',
  practitionerRole: 'http://terminology.hl7.org/CodeSystem/practitioner-role',
  medicationRequestCategory: 'http://terminology.hl7.org/CodeSystem/medicationrequest-category',
  appointmentReason: 'http://terminology.hl7.org/CodeSystem/v2-0276',
  /** Codes of the hospital, each published as a CodeSystem with the demo. */
  department: 'https://demo.suwen.example/codes/department',
  title: 'https://demo.suwen.example/codes/professional-title',
  medicine: 'https://demo.suwen.example/codes/medicine',
  procedure: 'https://demo.suwen.example/codes/procedure',
  vaccine: 'https://demo.suwen.example/codes/vaccine',
  allergen: 'https://demo.suwen.example/codes/allergen',
  insurance: 'https://demo.suwen.example/codes/insurance',
  /** Numbers that the hospital gives. */
  recordNumber: 'https://demo.suwen.example/ids/medical-record-number',
  identityCard: 'https://demo.suwen.example/ids/synthetic-identity-card',
  passport: 'https://demo.suwen.example/ids/synthetic-passport',
  staffNumber: 'https://demo.suwen.example/ids/staff-number',
  encounterNumber: 'https://demo.suwen.example/ids/encounter-number',
} as const;

/** The address of a system of the hospital or of a standard. */
export type System = (typeof SYSTEM)[keyof typeof SYSTEM];
