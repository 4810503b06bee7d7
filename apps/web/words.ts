/** Texts of the frame of the staff app. */
export const words = {
  home: { 'zh-CN': '首页', en: 'Home' },
  patients: { 'zh-CN': '患者', en: 'Patients' },
  patient: { 'zh-CN': '患者', en: 'Patient' },
  goHome: { 'zh-CN': '去首页', en: 'Go home' },
  goPatients: { 'zh-CN': '去患者', en: 'Go to patients' },
  find: { 'zh-CN': '找患者、页面、操作', en: 'Find patients, pages, actions' },
  keys: { 'zh-CN': '列出按键', en: 'List the keys' },
  toEnglish: { 'zh-CN': '换成英文', en: 'Switch to Chinese' },
  toDark: { 'zh-CN': '换成暗色', en: 'Switch to dark' },
  toLight: { 'zh-CN': '换成明色', en: 'Switch to light' },
  signOut: { 'zh-CN': '退出', en: 'Sign out' },
  woman: { 'zh-CN': '女', en: 'F' },
  man: { 'zh-CN': '男', en: 'M' },
  otherSex: { 'zh-CN': '其他', en: 'other' },
  sexUnknown: { 'zh-CN': '性别未知', en: 'sex not known' },
  birthUnknown: { 'zh-CN': '生日未知', en: 'birth date not known' },
} as const;
