import type { Term } from './term.ts';

/** How a medicine is given. */
export type Route = 'oral' | 'intravenous' | 'subcutaneous' | 'inhaled' | 'topical' | 'eye' | 'intramuscular';

/** A medicine of the hospital's list with its usual order. */
export interface Medicine extends Term {
  /** Dose each time, in a UCUM unit. */
  readonly dose: number;
  readonly unit: string;
  readonly route: Route;
  /** Times a day; 0 for once only. */
  readonly perDay: number;
}

/** key | Chinese | English | dose | UCUM unit | route | times a day. */
const LIST = `
amlodipine|苯磺酸氨氯地平片 5 mg|Amlodipine 5 mg tablet|5|mg|oral|1
valsartan|缬沙坦胶囊 80 mg|Valsartan 80 mg capsule|80|mg|oral|1
metoprolol|琥珀酸美托洛尔缓释片 47.5 mg|Metoprolol succinate 47.5 mg prolonged-release tablet|47.5|mg|oral|1
hydrochlorothiazide|氢氯噻嗪片 25 mg|Hydrochlorothiazide 25 mg tablet|25|mg|oral|1
atorvastatin|阿托伐他汀钙片 20 mg|Atorvastatin 20 mg tablet|20|mg|oral|1
aspirin|阿司匹林肠溶片 100 mg|Aspirin 100 mg gastro-resistant tablet|100|mg|oral|1
clopidogrel|硫酸氢氯吡格雷片 75 mg|Clopidogrel 75 mg tablet|75|mg|oral|1
warfarin|华法林钠片 2.5 mg|Warfarin 2.5 mg tablet|2.5|mg|oral|1
rivaroxaban|利伐沙班片 20 mg|Rivaroxaban 20 mg tablet|20|mg|oral|1
furosemide|呋塞米片 20 mg|Furosemide 20 mg tablet|20|mg|oral|1
furosemide-iv|呋塞米注射液 20 mg|Furosemide 20 mg injection|20|mg|intravenous|2
spironolactone|螺内酯片 20 mg|Spironolactone 20 mg tablet|20|mg|oral|1
sacubitril|沙库巴曲缬沙坦钠片 100 mg|Sacubitril and valsartan 100 mg tablet|100|mg|oral|2
heparin|依诺肝素钠注射液 4000 IU|Enoxaparin 4000 IU injection|4000|[IU]|subcutaneous|1
metformin|盐酸二甲双胍片 0.5 g|Metformin 0.5 g tablet|0.5|g|oral|2
acarbose|阿卡波糖片 50 mg|Acarbose 50 mg tablet|50|mg|oral|3
dapagliflozin|达格列净片 10 mg|Dapagliflozin 10 mg tablet|10|mg|oral|1
glargine|甘精胰岛素注射液 300 IU|Insulin glargine 300 IU pen|16|[IU]|subcutaneous|1
aspart|门冬胰岛素注射液 300 IU|Insulin aspart 300 IU pen|6|[IU]|subcutaneous|3
levothyroxine|左甲状腺素钠片 50 μg|Levothyroxine 50 microgram tablet|50|ug|oral|1
methimazole|甲巯咪唑片 10 mg|Thiamazole 10 mg tablet|10|mg|oral|1
febuxostat|非布司他片 40 mg|Febuxostat 40 mg tablet|40|mg|oral|1
colchicine|秋水仙碱片 0.5 mg|Colchicine 0.5 mg tablet|0.5|mg|oral|2
calcitriol|骨化三醇软胶囊 0.25 μg|Calcitriol 0.25 microgram capsule|0.25|ug|oral|1
erythropoietin|人促红素注射液 10000 IU|Epoetin 10000 IU injection|10000|[IU]|subcutaneous|0
sevelamer|碳酸司维拉姆片 0.8 g|Sevelamer 0.8 g tablet|0.8|g|oral|3
tiotropium|噻托溴铵吸入粉雾剂 18 μg|Tiotropium 18 microgram inhalation powder|18|ug|inhaled|1
budesonide-formoterol|布地奈德福莫特罗吸入粉雾剂|Budesonide and formoterol inhalation powder|160|ug|inhaled|2
salbutamol|硫酸沙丁胺醇气雾剂 100 μg|Salbutamol 100 microgram inhaler|200|ug|inhaled|2
montelukast|孟鲁司特钠咀嚼片 5 mg|Montelukast 5 mg chewable tablet|5|mg|oral|1
methylprednisolone|注射用甲泼尼龙琥珀酸钠 40 mg|Methylprednisolone 40 mg injection|40|mg|intravenous|1
ambroxol|盐酸氨溴索注射液 15 mg|Ambroxol 15 mg injection|15|mg|intravenous|2
amoxicillin|阿莫西林胶囊 0.5 g|Amoxicillin 0.5 g capsule|0.5|g|oral|3
cefuroxime|头孢呋辛酯片 0.25 g|Cefuroxime axetil 0.25 g tablet|0.25|g|oral|2
ceftriaxone|注射用头孢曲松钠 2 g|Ceftriaxone 2 g injection|2|g|intravenous|1
cefazolin|注射用头孢唑林钠 1 g|Cefazolin 1 g injection|1|g|intravenous|2
piperacillin|注射用哌拉西林钠他唑巴坦钠 4.5 g|Piperacillin and tazobactam 4.5 g injection|4.5|g|intravenous|3
meropenem|注射用美罗培南 1 g|Meropenem 1 g injection|1|g|intravenous|3
moxifloxacin|盐酸莫西沙星片 0.4 g|Moxifloxacin 0.4 g tablet|0.4|g|oral|1
azithromycin|阿奇霉素干混悬剂 0.1 g|Azithromycin 0.1 g suspension|0.1|g|oral|1
metronidazole|甲硝唑氯化钠注射液 0.5 g|Metronidazole 0.5 g injection|0.5|g|intravenous|2
oseltamivir|磷酸奥司他韦胶囊 75 mg|Oseltamivir 75 mg capsule|75|mg|oral|2
entecavir|恩替卡韦片 0.5 mg|Entecavir 0.5 mg tablet|0.5|mg|oral|1
omeprazole|奥美拉唑肠溶胶囊 20 mg|Omeprazole 20 mg gastro-resistant capsule|20|mg|oral|1
omeprazole-iv|注射用奥美拉唑钠 40 mg|Omeprazole 40 mg injection|40|mg|intravenous|2
somatostatin|注射用生长抑素 3 mg|Somatostatin 3 mg injection|3|mg|intravenous|2
ursodeoxycholic|熊去氧胆酸胶囊 250 mg|Ursodeoxycholic acid 250 mg capsule|250|mg|oral|2
montmorillonite|蒙脱石散 3 g|Dioctahedral smectite 3 g powder|3|g|oral|3
ors|口服补液盐散 III|Oral rehydration salts III|5.125|g|oral|3
ferrous|琥珀酸亚铁片 0.1 g|Ferrous succinate 0.1 g tablet|0.1|g|oral|2
folic|叶酸片 0.4 mg|Folic acid 0.4 mg tablet|0.4|mg|oral|1
calcium|碳酸钙D3片 600 mg|Calcium carbonate and vitamin D3 600 mg tablet|600|mg|oral|1
oxytocin|缩宫素注射液 10 IU|Oxytocin 10 IU injection|10|[IU]|intravenous|0
ibuprofen|布洛芬缓释胶囊 0.3 g|Ibuprofen 0.3 g prolonged-release capsule|0.3|g|oral|2
ibuprofen-child|布洛芬混悬液 2 %|Ibuprofen 2 % suspension|100|mg|oral|3
paracetamol|对乙酰氨基酚片 0.5 g|Paracetamol 0.5 g tablet|0.5|g|oral|3
celecoxib|塞来昔布胶囊 0.2 g|Celecoxib 0.2 g capsule|0.2|g|oral|1
morphine|盐酸吗啡缓释片 10 mg|Morphine 10 mg prolonged-release tablet|10|mg|oral|2
alteplase|注射用阿替普酶 50 mg|Alteplase 50 mg injection|50|mg|intravenous|0
edaravone|依达拉奉注射液 30 mg|Edaravone 30 mg injection|30|mg|intravenous|2
mannitol|甘露醇注射液 25 g|Mannitol 25 g injection|25|g|intravenous|3
levetiracetam|左乙拉西坦片 0.5 g|Levetiracetam 0.5 g tablet|0.5|g|oral|2
sertraline|盐酸舍曲林片 50 mg|Sertraline 50 mg tablet|50|mg|oral|1
zopiclone|右佐匹克隆片 3 mg|Eszopiclone 3 mg tablet|3|mg|oral|1
cisplatin|顺铂注射液 30 mg|Cisplatin 30 mg injection|130|mg|intravenous|0
pemetrexed|注射用培美曲塞二钠 0.5 g|Pemetrexed 0.5 g injection|0.85|g|intravenous|0
oxaliplatin|注射用奥沙利铂 50 mg|Oxaliplatin 50 mg injection|220|mg|intravenous|0
capecitabine|卡培他滨片 0.5 g|Capecitabine 0.5 g tablet|1.5|g|oral|2
docetaxel|多西他赛注射液 20 mg|Docetaxel 20 mg injection|120|mg|intravenous|0
cyclophosphamide|注射用环磷酰胺 0.2 g|Cyclophosphamide 0.2 g injection|1|g|intravenous|0
cytarabine|注射用阿糖胞苷 0.1 g|Cytarabine 0.1 g injection|0.16|g|intravenous|2
idarubicin|注射用盐酸伊达比星 10 mg|Idarubicin 10 mg injection|18|mg|intravenous|1
filgrastim|人粒细胞刺激因子注射液 150 μg|Filgrastim 150 microgram injection|300|ug|subcutaneous|1
ondansetron|盐酸昂丹司琼注射液 8 mg|Ondansetron 8 mg injection|8|mg|intravenous|0
noradrenaline|重酒石酸去甲肾上腺素注射液 2 mg|Noradrenaline 2 mg injection|8|mg|intravenous|1
midazolam|咪达唑仑注射液 5 mg|Midazolam 5 mg injection|50|mg|intravenous|1
tamsulosin|盐酸坦索罗辛缓释胶囊 0.2 mg|Tamsulosin 0.2 mg prolonged-release capsule|0.2|mg|oral|1
finasteride|非那雄胺片 5 mg|Finasteride 5 mg tablet|5|mg|oral|1
levofloxacin-eye|左氧氟沙星滴眼液 0.5 %|Levofloxacin 0.5 % eye drops|0.05|mL|eye|4
mometasone|糠酸莫米松乳膏 0.1 %|Mometasone 0.1 % cream|0.5|g|topical|1
loratadine|氯雷他定片 10 mg|Loratadine 10 mg tablet|10|mg|oral|1
tetanus|破伤风人免疫球蛋白 250 IU|Tetanus immunoglobulin 250 IU injection|250|[IU]|intramuscular|0
lianhua|连花清瘟胶囊 0.35 g|Lianhua Qingwen 0.35 g capsule|1.4|g|oral|3
glucose-saline|5 % 葡萄糖氯化钠注射液 500 mL|Glucose 5 % in saline 500 mL infusion|500|mL|intravenous|1
`;

let parsed: ReadonlyMap<string, Medicine> | undefined;

/** The hospital's list of medicines, read once. */
export const listMedicines = (): readonly Medicine[] => [...byKey().values()];

const byKey = (): ReadonlyMap<string, Medicine> =>
  (parsed ??= new Map(
    LIST.trim()
      .split('\n')
      .map((line) => {
        const [code = '', zh = '', en = '', dose = '', unit = '', route = '', perDay = ''] = line.split('|');
        return [code, { code, zh, en, dose: Number(dose), unit, route: readRoute(route), perDay: Number(perDay) }];
      }),
  ));

/** One medicine; throws RangeError for a key that is not on the list. */
export function medicine(key: string): Medicine {
  const found = byKey().get(key);
  if (found === undefined) throw new RangeError(`medicine ${key}`);
  return found;
}

const ROUTES: readonly Route[] = ['oral', 'intravenous', 'subcutaneous', 'inhaled', 'topical', 'eye', 'intramuscular'];

function readRoute(text: string): Route {
  const route = ROUTES.find((candidate) => candidate === text);
  if (route === undefined) throw new RangeError(`route ${text}`);
  return route;
}
