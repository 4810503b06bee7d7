/** Texts of the sign-in. */
export const words = {
  signIn: { 'zh-CN': '登录', en: 'Sign in' },
  morning: { 'zh-CN': '早上好', en: 'Good morning' },
  afternoon: { 'zh-CN': '下午好', en: 'Good afternoon' },
  evening: { 'zh-CN': '晚上好', en: 'Good evening' },
  how: {
    'zh-CN': '打开启动时给出的一次性链接，或粘贴令牌。',
    en: 'Open the one-time link printed at start, or paste a token.',
  },
  token: { 'zh-CN': '令牌', en: 'Token' },
  tokenHint: { 'zh-CN': '命令 npm run token 会给出一个。', en: 'The command npm run token prints one.' },
  tokenNeeded: { 'zh-CN': '请先粘贴令牌。', en: 'Paste a token first.' },
  showToken: { 'zh-CN': '显示令牌', en: 'Show token' },
  exchanging: { 'zh-CN': '正在登录', en: 'Signing in' },
  ticketFailed: {
    'zh-CN': '这个链接用过了或已过期，请用新的链接或令牌。',
    en: 'This link was used or has expired; use a new link or a token.',
  },
  tokenFailed: {
    'zh-CN': '令牌不被接受：可能已过期，或没有粘贴完整。',
    en: 'The token was not accepted: it may have expired or is not whole.',
  },
  demo: { 'zh-CN': '演示', en: 'demonstration' },
  house: { 'zh-CN': '系统', en: 'System' },
  zone: { 'zh-CN': '时区', en: 'Time zone' },
  reading: { 'zh-CN': '正在打开', en: 'Opening' },
  motto: { 'zh-CN': '题词', en: 'Motto' },
  mottoFrom: {
    'zh-CN': '《素问 · 四气调神大论》',
    en: 'Treat not what is ill, but what is not yet ill. — Suwen, ch. 2',
  },
  cun: { 'zh-CN': '寸', en: 'cun' },
  guan: { 'zh-CN': '关', en: 'guan' },
  chi: { 'zh-CN': '尺', en: 'chi' },
} as const;
