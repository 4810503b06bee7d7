import type { Words } from '#kernel';

/** Texts of the palette of the staff app. */
export const words = {
  nameless: { 'zh-CN': '姓名未知', en: 'Name not known' },
  pages: { 'zh-CN': '页面', en: 'Pages' },
  actions: { 'zh-CN': '操作', en: 'Actions' },
  more: (shown: number): Words => ({
    'zh-CN': `前 ${shown} 人，还有更多，请再多键入几个字`,
    en: `First ${shown} of more; type a little further`,
  }),
} as const;
