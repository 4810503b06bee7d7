import type { Address } from '#fhir';
import type { Chance } from '../chance.ts';

/** Districts of a city that does not exist, named after medical lore. */
const DISTRICTS = ['青囊区', '杏林区', '橘井区', '灵枢区', '悬壶区', '本草县'];
const STREETS = [
  '人民路',
  '解放路',
  '中山路',
  '建设大道',
  '文化路',
  '滨河路',
  '学府街',
  '和平街',
  '东风路',
  '长江路',
  '育才街',
  '光明路',
];
const ESTATES = ['阳光花园', '锦绣家园', '丽景小区', '翠竹苑', '新华里', '幸福里', '碧水湾', '书香苑'];

/** A home address in the invented city of Suwen; its postal code 00xxxx is in no use. */
export function homeAddress(chance: Chance): Address {
  const district = chance.pick(DISTRICTS);
  const flat = `${chance.whole(1, 30)}号楼${chance.whole(1, 4)}单元${chance.whole(1, 26)}0${chance.whole(1, 4)}室`;
  const line = `${chance.pick(STREETS)}${chance.whole(1, 299)}号${chance.pick(ESTATES)}${flat}`;
  return {
    use: 'home',
    type: 'physical',
    text: `示范省素问市${district}${line}`,
    line: [line],
    city: '素问市',
    district,
    state: '示范省',
    postalCode: `00${DISTRICTS.indexOf(district)}100`,
    country: 'CN',
  };
}

/** The address of a visitor, in English. */
export function visitorAddress(chance: Chance): Address {
  const line = `Room ${chance.whole(2, 28)}0${chance.whole(1, 9)}, ${chance.whole(1, 200)} Binhe Road`;
  return {
    use: 'temp',
    type: 'physical',
    text: `${line}, Xinglin District, Suwen City`,
    line: [line],
    city: 'Suwen City',
    district: 'Xinglin District',
    postalCode: '001100',
    country: 'CN',
  };
}
