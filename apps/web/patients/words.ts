import type { Words } from '#kernel';

/** Texts of the list of patients. */
export const words = {
  title: { 'zh-CN': '患者', en: 'Patients' },
  search: { 'zh-CN': '姓名、拼音、首字母、病历号、生日', en: 'Name, pinyin, initials, number or birth date' },
  name: { 'zh-CN': '姓名', en: 'Name' },
  sex: { 'zh-CN': '性别', en: 'Sex' },
  age: { 'zh-CN': '年龄', en: 'Age' },
  born: { 'zh-CN': '生于', en: 'Born' },
  number: { 'zh-CN': '病历号', en: 'No.' },
  numberNone: { 'zh-CN': '未记录', en: 'not recorded' },
  changed: { 'zh-CN': '最近改动', en: 'Last changed' },
  whole: (count: number): Words => ({ 'zh-CN': `找到 ${count} 人`, en: `${count} found` }),
  part: (count: number, total: number | undefined): Words => ({
    'zh-CN': total === undefined ? `已列出 ${count} 人，向下滚动还有更多` : `已列出 ${total} 人中的 ${count} 人`,
    en: total === undefined ? `${count} listed, scroll down for more` : `${count} of ${total} listed`,
  }),
  none: { 'zh-CN': '没有找到患者', en: 'No patient was found' },
  noneNext: {
    'zh-CN': '试试姓名、全拼、首字母或完整的病历号；您的岗位看不到的患者不会列出。',
    en: 'Try a name, pinyin, initials or a whole number; patients your role may not see are not listed.',
  },
  roleLine: { 'zh-CN': '这里只列您的岗位可以看的患者。', en: 'This page lists the patients your role may see.' },
} as const;
