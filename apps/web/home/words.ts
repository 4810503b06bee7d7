import type { Words } from '#kernel';

const number = new Map([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((value, at) => [value, '一二三四五六七八九十'[at] ?? '']));
const english = ['', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

/** Texts of the home page. */
export const words = {
  cannotWait: (count: number): Words => ({
    'zh-CN': `${count === 2 ? '两' : (number.get(count) ?? `${count} `)}件事不能等`,
    en: `${english[count] ?? count} ${count === 1 ? 'thing' : 'things'} cannot wait`,
  }),
  nothingFound: { 'zh-CN': '近 24 小时没有找到危急值', en: 'No critical result found in 24 hours' },
  looking: { 'zh-CN': '正在查近 24 小时的结果', en: 'Looking through the last 24 hours' },
  cannotLook: { 'zh-CN': '没能查看结果', en: 'Results could not be looked through' },
  looked: (count: number, clock: string): Words => ({
    'zh-CN': `查了近 24 小时全部 ${count} 条结果，截至 ${clock}`,
    en: `All ${count} results of the last 24 hours, as of ${clock}`,
  }),
  lookedPart: (count: number, clock: string): Words => ({
    'zh-CN': `只查了最近 ${count} 条结果，更早的没有查，截至 ${clock}`,
    en: `Only the latest ${count} results were looked through, as of ${clock}`,
  }),
  more: (count: number): Words => ({ 'zh-CN': `另有 ${count} 项`, en: `${count} more` }),
  criticals: { 'zh-CN': '危急值', en: 'Critical results' },
  openRecord: { 'zh-CN': '看病历', en: 'Open record' },
  band: { 'zh-CN': '参考', en: 'ref.' },
  inpatients: { 'zh-CN': '在院患者', en: 'Inpatients' },
  counted: (shown: number, all: number): Words =>
    shown === all
      ? { 'zh-CN': `${all} 人`, en: `${all} patients` }
      : { 'zh-CN': `${all} 人中的 ${shown} 人`, en: `${shown} of ${all} patients` },
  loadedSoFar: (count: number, total: number | undefined): Words => ({
    'zh-CN': total === undefined ? `已载入 ${count} 人，还在继续` : `已载入 ${total} 人中的 ${count} 人`,
    en: total === undefined ? `${count} loaded, more coming` : `${count} of ${total} loaded`,
  }),
  narrow: { 'zh-CN': '按病区、姓名、诊断缩小', en: 'Narrow by ward, name or diagnosis' },
  place: { 'zh-CN': '位置', en: 'Place' },
  patient: { 'zh-CN': '患者', en: 'Patient' },
  reason: { 'zh-CN': '原因', en: 'Reason' },
  department: { 'zh-CN': '科室', en: 'Department' },
  since: { 'zh-CN': '入院', en: 'Since' },
  critical: { 'zh-CN': '危急值', en: 'Critical' },
  placeUnknown: { 'zh-CN': '未记录', en: 'not recorded' },
  noInpatients: { 'zh-CN': '没有找到在院患者', en: 'No inpatient was found' },
  noInpatientsNext: {
    'zh-CN': '按 Ctrl K 查患者；新登记的住院会出现在这里。',
    en: 'Press Ctrl K to find a patient; new admissions appear here.',
  },
  noneFits: { 'zh-CN': '没有符合的患者', en: 'No patient fits' },
  noneFitsNext: { 'zh-CN': '清空上面的框，就会看到全部。', en: 'Clear the field above to see all.' },
  census: { 'zh-CN': '此刻', en: 'Right now' },
  censusInpatients: { 'zh-CN': '在院', en: 'Inpatients' },
  censusAdmitted: { 'zh-CN': '今天入院', en: 'Admitted today' },
  censusEmergency: { 'zh-CN': '急诊在诊', en: 'In emergency' },
  censusClinic: { 'zh-CN': '门诊在诊', en: 'In clinic' },
  censusResults: { 'zh-CN': '今天的结果', en: 'Results today' },
  censusPatients: { 'zh-CN': '登记的患者', en: 'Registered patients' },
  roleLine: {
    'zh-CN': '这里只列您的岗位可以看的内容。',
    en: 'This page lists what your role may see.',
  },
} as const;
