import type { Term } from './term.ts';

const PAIRS = {
  pci: '经皮冠状动脉介入治疗|Percutaneous coronary intervention',
  'coronary-angiography': '冠状动脉造影|Coronary angiography',
  gastroscopy: '胃镜检查|Gastroscopy',
  'endoscopic-haemostasis': '内镜下止血术|Endoscopic haemostasis',
  colonoscopy: '结肠镜检查|Colonoscopy',
  polypectomy: '内镜下息肉切除术|Endoscopic polypectomy',
  haemodialysis: '血液透析|Haemodialysis',
  'laparoscopic-appendectomy': '腹腔镜阑尾切除术|Laparoscopic appendicectomy',
  'laparoscopic-cholecystectomy': '腹腔镜胆囊切除术|Laparoscopic cholecystectomy',
  herniorrhaphy: '腹股沟疝无张力修补术|Tension-free inguinal hernia repair',
  'radical-colectomy': '结肠癌根治术|Radical colectomy',
  'hip-fixation': '股骨近端髓内钉内固定术|Proximal femoral nailing',
  'knee-replacement': '人工全膝关节置换术|Total knee replacement',
  'ankle-fixation': '踝部骨折切开复位内固定术|Open reduction and fixation of ankle fracture',
  'haematoma-evacuation': '颅内血肿清除术|Evacuation of intracranial haematoma',
  'chest-drain': '胸腔闭式引流术|Closed chest drainage',
  lobectomy: '胸腔镜肺叶切除术|Thoracoscopic lobectomy',
  ureteroscopy: '输尿管镜激光碎石术|Ureteroscopic laser lithotripsy',
  turp: '经尿道前列腺切除术|Transurethral resection of prostate',
  myomectomy: '腹腔镜子宫肌瘤剔除术|Laparoscopic myomectomy',
  'vaginal-delivery': '阴道分娩助产|Assisted vaginal delivery',
  'caesarean-section': '子宫下段剖宫产术|Lower segment caesarean section',
  thrombolysis: '静脉溶栓治疗|Intravenous thrombolysis',
  'bone-marrow-puncture': '骨髓穿刺术|Bone marrow puncture',
  transfusion: '红细胞输注|Red cell transfusion',
  'central-line': '中心静脉置管术|Central venous catheterisation',
  ventilation: '有创机械通气|Invasive mechanical ventilation',
  phototherapy: '新生儿蓝光治疗|Phototherapy of the newborn',
  phacoemulsification: '白内障超声乳化联合人工晶体植入术|Phacoemulsification with lens implantation',
  tonsillectomy: '扁桃体切除术|Tonsillectomy',
  debridement: '清创缝合术|Debridement and suture',
  rehabilitation: '偏瘫肢体综合训练|Comprehensive hemiplegia training',
  acupuncture: '针刺治疗|Acupuncture',
  infusion: '静脉化疗|Intravenous chemotherapy',
} as const;

/** The key of a procedure. */
export type ProcedureKey = keyof typeof PAIRS;

/** The hospital's procedures; its own codes, named as clinicians say. */
export const listProcedures = (): readonly Term[] => Object.entries(PAIRS).map(([code, pair]) => termOf(code, pair));

/** One procedure. */
export const procedureTerm = (key: ProcedureKey): Term => termOf(key, PAIRS[key]);

function termOf(code: string, pair: string): Term {
  const [zh = '', en = ''] = pair.split('|');
  return { code, zh, en };
}
