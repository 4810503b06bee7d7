import type { Words } from '#kernel';

/** Titles of the roles that a token may name until departments bring their own. */
const TITLES: Readonly<Record<string, Words>> = {
  admin: { 'zh-CN': '管理员', en: 'Administrator' },
  physician: { 'zh-CN': '医师', en: 'Physician' },
  nurse: { 'zh-CN': '护士', en: 'Nurse' },
  pharmacist: { 'zh-CN': '药师', en: 'Pharmacist' },
  patient: { 'zh-CN': '患者', en: 'Patient' },
};

/** The title of a role; its code where it has none. */
export const roleTitle = (role: string): Words => TITLES[role] ?? { 'zh-CN': role, en: role };
