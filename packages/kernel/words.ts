/** The two languages that every text for people exists in. */
export type Language = 'zh-CN' | 'en';

/** A text for people, complete in both languages by type. */
export type Words = Readonly<Record<Language, string>>;
