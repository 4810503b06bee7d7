import type { Words } from '#kernel';
import { say } from '../say.ts';

/** Whole months from one calendar day to another, both 2026-11-20. */
function months(from: string, to: string): number {
  const [y1 = 0, m1 = 1, d1 = 1] = from.split('-').map(Number);
  const [y2 = 0, m2 = 1, d2 = 1] = to.split('-').map(Number);
  return (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0);
}

/**
 * Age on a day of the hospital's zone: days below one month, months below two years, months and years below six, then years.
 * A birth date that is only a year gives a year, said as about; nothing for a date that lies ahead.
 */
export function ageOn(birthDate: string, day: string): Words | undefined {
  if (birthDate.length < 10) {
    const about = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
    return about < 0 ? undefined : say(`约 ${about} 岁`, `about ${about} y`);
  }
  const whole = months(birthDate, day);
  if (whole < 0) return undefined;
  if (whole < 1) {
    const days = Math.round((Date.parse(day) - Date.parse(birthDate)) / 86_400_000);
    return say(`${days} 天`, `${days} d`);
  }
  if (whole < 24) return say(`${whole} 个月`, `${whole} mo`);
  const [years, rest] = [Math.floor(whole / 12), whole % 12];
  if (years < 6 && rest > 0) return say(`${years} 岁 ${rest} 个月`, `${years} y ${rest} mo`);
  return say(`${years} 岁`, `${years} y`);
}
