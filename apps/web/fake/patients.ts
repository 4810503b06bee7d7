import type { HumanName, Patient } from '#fhir';
import { pick, seeded } from './random.ts';

const representation = 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation';

/** A Chinese name with its pinyin as a second name, as registration records both. */
const chinese = (family: string, given: string, familyPinyin: string, givenPinyin: string): readonly HumanName[] => [
  { use: 'official', text: family + given, family, given: [given], extension: [{ url: representation, valueCode: 'IDE' }] },
  { use: 'usual', family: familyPinyin, given: [givenPinyin], extension: [{ url: representation, valueCode: 'ABC' }] },
];

const families = [['王', 'Wang'], ['李', 'Li'], ['张', 'Zhang'], ['刘', 'Liu'], ['陈', 'Chen'], ['杨', 'Yang'], ['赵', 'Zhao'], ['黄', 'Huang'], ['周', 'Zhou'], ['吴', 'Wu'], ['单', 'Shan'], ['仇', 'Qiu'], ['解', 'Xie'], ['欧阳', 'Ouyang']] as const;
const givens = [['秀兰', 'Xiulan'], ['建国', 'Jianguo'], ['桂芳', 'Guifang'], ['德胜', 'Desheng'], ['立新', 'Lixin'], ['雅琴', 'Yaqin'], ['浩然', 'Haoran'], ['晓梅', 'Xiaomei'], ['思远', 'Siyuan'], ['敏', 'Min'], ['强', 'Qiang'], ['静怡', 'Jingyi']] as const;

/** Names that a screen must bear: without pinyin, very long, with characters no shipped font draws, none at all. */
const special: readonly (readonly [id: string, name: readonly HumanName[] | undefined, birthDate: string | undefined, gender: 'female' | 'male' | 'unknown'])[] = [
  ['wang-xiulan', chinese('王', '秀兰', 'Wang', 'Xiulan'), '1959-03-14', 'female'],
  ['rare', [{ use: 'official', text: '张𠮷𬱖' }], '1961', 'male'],
  ['rare-pinyin', [...chinese('龚', '䶮', 'Gong', 'Yan')], '1990-02-28', 'male'],
  ['long', [{ use: 'official', family: 'Featherstonehaugh-Cholmondeley', given: ['Maximiliana', 'Wilhelmina'] }], '1988-07-01', 'female'],
  ['nameless', undefined, undefined, 'unknown'],
  ['baby', [{ use: 'official', text: '李某之子' }], '2026-11-20', 'male'],
];

/** Sixty-six patients: six that test a screen's limits and sixty plain ones. */
export function makePatients(): readonly Patient[] {
  const random = seeded(20261125);
  const plain = Array.from({ length: 60 }, (_, at): Patient => {
    const [family, familyPinyin] = pick(random, families);
    const [given, givenPinyin] = pick(random, givens);
    const year = 1936 + Math.floor(random() * 86);
    const month = String(1 + Math.floor(random() * 12)).padStart(2, '0');
    return patient(`p${at}`, chinese(family, given, familyPinyin, givenPinyin), `${year}-${month}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`, random() < 0.5 ? 'female' : 'male', at);
  });
  return [...special.map(([id, name, born, gender], at) => patient(id, name, born, gender, 100 + at)), ...plain];
}

function patient(id: string, name: readonly HumanName[] | undefined, birthDate: string | undefined, gender: 'female' | 'male' | 'unknown', at: number): Patient {
  return {
    resourceType: 'Patient',
    id,
    meta: { versionId: '1', lastUpdated: new Date(Date.UTC(2026, 10, 1, 0, at)).toISOString() },
    ...(name && { name }),
    ...(birthDate !== undefined && { birthDate }),
    gender,
    ...(id !== 'nameless' && {
      identifier: [
        { type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' }] }, system: 'urn:oid:1.2.3', value: String(202600000 + at) },
      ],
    }),
  };
}
