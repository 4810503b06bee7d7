import type { Words } from '#kernel';

/** Every text that `#ui` itself shows. Its characters are part of the preloaded font slice. */
export const words = {
  // Frame
  suwen: { 'zh-CN': '素问', en: 'Suwen' },
  departments: { 'zh-CN': '页面', en: 'Places' },
  find: { 'zh-CN': '查找', en: 'Find' },
  findAll: { 'zh-CN': '找患者、页面、操作', en: 'Find patients, pages, actions' },
  openPatients: { 'zh-CN': '打开的患者', en: 'Open patients' },
  keys: { 'zh-CN': '按键', en: 'Keys' },
  toContent: { 'zh-CN': '跳到正文', en: 'Skip to content' },
  settings: { 'zh-CN': '我的设置', en: 'My settings' },
  language: { 'zh-CN': '语言', en: 'Language' },
  light: { 'zh-CN': '明暗', en: 'Light' },
  schemeAuto: { 'zh-CN': '随系统', en: 'System' },
  schemeLight: { 'zh-CN': '明', en: 'Light' },
  schemeDark: { 'zh-CN': '暗', en: 'Dark' },
  signOut: { 'zh-CN': '退出', en: 'Sign out' },
  close: { 'zh-CN': '关闭', en: 'Close' },

  // Palette
  found: { 'zh-CN': '找到的', en: 'Found' },
  findHint: { 'zh-CN': '姓名、拼音、首字母、病历号', en: 'Name, pinyin, initials or number' },
  choose: { 'zh-CN': '选择', en: 'Choose' },
  open: { 'zh-CN': '打开', en: 'Open' },
  allKeys: { 'zh-CN': '全部按键', en: 'All keys' },
  searching: { 'zh-CN': '正在找', en: 'Searching' },
  nothingFound: { 'zh-CN': '没有找到', en: 'Nothing found' },
  nothingFoundNext: {
    'zh-CN': '试试姓名、全拼、首字母或完整的病历号。',
    en: 'Try a name, pinyin, initials or a whole record number.',
  },

  // Keys
  keysTitle: { 'zh-CN': '按键', en: 'Keys' },
  keysOn: { 'zh-CN': '字母键有效', en: 'Letter keys work' },
  keysOff: {
    'zh-CN': '字母键已关，Ctrl K 仍有效',
    en: 'Letter keys are off; Ctrl K still works',
  },

  // Banner and names
  patient: { 'zh-CN': '患者', en: 'Patient' },
  born: { 'zh-CN': '生于', en: 'Born' },
  number: { 'zh-CN': '病历号', en: 'No.' },
  bed: { 'zh-CN': '床', en: 'Bed' },
  unknown: { 'zh-CN': '未知', en: 'not known' },
  notRecorded: { 'zh-CN': '未记录', en: 'Not recorded' },
  nameless: { 'zh-CN': '姓名未知', en: 'Name not known' },
  glyphMissing: (readings: string): Words => ({
    'zh-CN': `缺字 ${readings}`,
    en: `no glyph: ${readings}`,
  }),
  glyphMissingWhole: (signs: string): Words => ({
    'zh-CN': `字体没有这些字：${signs}`,
    en: `The font lacks: ${signs}`,
  }),
  readingUnknown: { 'zh-CN': '读音未录', en: 'reading not recorded' },

  // Value
  critical: { 'zh-CN': '危急', en: 'critical' },
  high: { 'zh-CN': '高', en: 'high' },
  low: { 'zh-CN': '低', en: 'low' },
  abnormal: { 'zh-CN': '异常', en: 'abnormal' },
  fresh: { 'zh-CN': '新', en: 'new' },

  // Alert and finding
  mustChoose: { 'zh-CN': '严重 · 须选一项', en: 'Severe · choose one' },
  needsTwo: { 'zh-CN': '禁忌 · 须双人', en: 'Contraindicated · two persons' },
  stopped: { 'zh-CN': '禁忌 · 不能开', en: 'Contraindicated · cannot order' },
  clear: { 'zh-CN': '无发现', en: 'nothing found' },
  check: { 'zh-CN': '须核对', en: 'check' },
  halted: { 'zh-CN': '已拦下', en: 'stopped' },
  short: { 'zh-CN': '缺货', en: 'short' },
  unchecked: { 'zh-CN': '未查', en: 'not checked' },

  // Four states
  loading: { 'zh-CN': '正在载入', en: 'Loading' },
  signIn: { 'zh-CN': '重新登录', en: 'Sign in again' },
  again: { 'zh-CN': '再试', en: 'Try again' },
  staleAt: (clock: string): Words => ({
    'zh-CN': `没能更新，这是 ${clock} 的数据`,
    en: `Could not refresh; data as of ${clock}`,
  }),
  offline: { 'zh-CN': '连不上服务器', en: 'The server cannot be reached' },
  offlineNext: {
    'zh-CN': '请检查网络后再试，已显示的内容保留原来的时间。',
    en: 'Check the network and try again; what is shown keeps its time.',
  },
  unauthenticated: { 'zh-CN': '您还没有登录，或登录已过期', en: 'You are not signed in, or your session has ended' },
  unauthenticatedNext: { 'zh-CN': '请重新登录。', en: 'Sign in again.' },
  forbidden: { 'zh-CN': '您的岗位不能看这一项', en: 'Your role may not see this' },
  forbiddenNext: {
    'zh-CN': '如工作需要，请向科室负责人申请权限。',
    en: 'If your work needs it, ask the head of your department for access.',
  },
  notFound: { 'zh-CN': '没有找到，或您的岗位不能看', en: 'Not found, or your role may not see it' },
  notFoundNext: {
    'zh-CN': '请核对编号，或按 Ctrl K 重新查找。',
    en: 'Check the number, or press Ctrl K to search again.',
  },
  gone: { 'zh-CN': '这条记录已删除', en: 'This record was deleted' },
  goneNext: { 'zh-CN': '它的历史仍可由病案室调阅。', en: 'Its history can still be read by the records room.' },
  busy: { 'zh-CN': '服务器正忙', en: 'The server is busy' },
  busyNext: { 'zh-CN': '请过几秒再试。', en: 'Try again in a few seconds.' },
  incorrect: { 'zh-CN': '服务器不接受这个查询', en: 'The server does not accept this query' },
  incorrectNext: {
    'zh-CN': '请换一种查法；如再出现，把下面的代码告诉信息科。',
    en: 'Try another search; if it happens again, give the code to the IT desk.',
  },
  broken: { 'zh-CN': '服务器出错了', en: 'The server failed' },
  brokenNext: {
    'zh-CN': '请再试一次；如再出现，把下面的代码告诉信息科。',
    en: 'Try again; if it happens again, give the code to the IT desk.',
  },

  // Table
  sortBy: (column: string): Words => ({ 'zh-CN': `按${column}排序`, en: `Sort by ${column}` }),

  // Missing page
  noPage: { 'zh-CN': '没有这个页面', en: 'There is no such page' },
  noPageNext: { 'zh-CN': '按 Ctrl K 查找，或回首页。', en: 'Press Ctrl K to search, or go home.' },
  home: { 'zh-CN': '首页', en: 'Home' },
  pageFailed: { 'zh-CN': '页面没能打开', en: 'The page could not be opened' },
  pageFailedNext: {
    'zh-CN': '可能刚升级过。重新载入即可，没有丢失任何已保存的内容。',
    en: 'It may just have been upgraded. Reload; nothing that was saved is lost.',
  },
  reload: { 'zh-CN': '重新载入', en: 'Reload' },
} as const;
