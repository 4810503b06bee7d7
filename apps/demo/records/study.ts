import type { CodeableConcept, DiagnosticReport, ServiceRequest } from '#fhir';
import { SYSTEM } from '../codes/systems.ts';
import { standard } from '../codes/term.ts';
import type { Imaging, StudyKey } from '../illnesses/illness.ts';
import { HOUR, instant } from '../time.ts';
import type { Chart } from './chart.ts';
import type { Visit } from './visit.ts';

/** LOINC code and name, Chinese, English. */
const STUDIES: Readonly<Record<StudyKey, readonly [code: string, display: string, zh: string, en: string]>> = {
  'chest-xray': ['36643-5', 'XR Chest 2 Views', '胸部正侧位片', 'Chest radiograph'],
  'chest-ct': ['24627-2', 'CT Chest', '胸部CT', 'CT of the chest'],
  'head-ct': ['24725-4', 'CT Head', '头颅CT', 'CT of the head'],
  'abdomen-us': ['24558-9', 'US Abdomen', '腹部超声', 'Abdominal ultrasound'],
  ecg: ['11524-6', 'EKG study', '心电图', 'Electrocardiogram'],
  echo: ['', '', '超声心动图', 'Echocardiogram'],
  'bone-xray': ['', '', '骨关节X线片', 'Bone radiograph'],
  'abdomen-ct': ['', '', '腹部CT', 'CT of the abdomen'],
  'pelvis-us': ['', '', '盆腔超声', 'Pelvic ultrasound'],
};

/** HL7 table 0074 where it is not radiology. */
const SECTION: Partial<Record<StudyKey, CodeableConcept>> = {
  ecg: standard(SYSTEM.reportSection, 'EC', 'Electrocardiac (e.g., EKG,  EEC, Holter)'),
  echo: standard(SYSTEM.reportSection, 'CUS', 'Cardiac Ultrasound'),
};

/** Orders a study and, once it is done, reports it. */
export function recordStudy(chart: Chart, visit: Visit, { study, finding }: Imaging, at: number): void {
  const [code, display, zh, en] = STUDIES[study];
  const done = at + 3 * HOUR <= chart.now;
  const what = {
    ...(code !== '' && standard(SYSTEM.loinc, code, display)),
    text: chart.language === 'en' ? en : zh,
  };
  const request = chart.add<ServiceRequest>({
    resourceType: 'ServiceRequest',
    status: done ? 'completed' : 'active',
    intent: 'order',
    code: what,
    subject: chart.patient,
    encounter: visit.reference,
    authoredOn: instant(at),
    requester: visit.doctor,
  });
  if (!done) return;
  const reader = chart.house.someone(
    chart.chance,
    study === 'ecg' || study === 'echo' ? 'cardiology' : 'imaging',
    'doctor',
  );
  chart.add<DiagnosticReport>({
    resourceType: 'DiagnosticReport',
    basedOn: [request],
    status: 'final',
    category: [SECTION[study] ?? standard(SYSTEM.reportSection, 'RAD', 'Radiology')],
    code: what,
    subject: chart.patient,
    encounter: visit.reference,
    effectiveDateTime: instant(at + HOUR),
    issued: instant(at + 2 * HOUR),
    performer: [reader],
    resultsInterpreter: [reader],
    conclusion: finding[chart.language],
  });
}
