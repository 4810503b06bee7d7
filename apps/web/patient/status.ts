import type { Language, Words } from '#kernel';
import { conceptText } from '#ui';
import type { CodeableConcept } from '#fhir';

/** Codes of the required status value sets that the timeline's kinds use (FHIR R4), in words. */
const words: Readonly<Record<string, Words>> = {
  registered: { 'zh-CN': '已登记', en: 'registered' },
  preliminary: { 'zh-CN': '初步', en: 'preliminary' },
  partial: { 'zh-CN': '部分', en: 'partial' },
  final: { 'zh-CN': '已定稿', en: 'final' },
  amended: { 'zh-CN': '已修订', en: 'amended' },
  corrected: { 'zh-CN': '已更正', en: 'corrected' },
  appended: { 'zh-CN': '已补充', en: 'appended' },
  cancelled: { 'zh-CN': '已取消', en: 'cancelled' },
  'entered-in-error': { 'zh-CN': '误录', en: 'entered in error' },
  unknown: { 'zh-CN': '未知', en: 'not known' },
  planned: { 'zh-CN': '计划', en: 'planned' },
  arrived: { 'zh-CN': '已到', en: 'arrived' },
  triaged: { 'zh-CN': '已分诊', en: 'triaged' },
  'in-progress': { 'zh-CN': '进行中', en: 'in progress' },
  onleave: { 'zh-CN': '请假', en: 'on leave' },
  finished: { 'zh-CN': '已结束', en: 'finished' },
  preparation: { 'zh-CN': '准备中', en: 'in preparation' },
  'not-done': { 'zh-CN': '未做', en: 'not done' },
  'on-hold': { 'zh-CN': '暂停', en: 'on hold' },
  stopped: { 'zh-CN': '已停', en: 'stopped' },
  completed: { 'zh-CN': '已完成', en: 'completed' },
  draft: { 'zh-CN': '草稿', en: 'draft' },
  active: { 'zh-CN': '现行', en: 'active' },
  recurrence: { 'zh-CN': '复发', en: 'recurrence' },
  relapse: { 'zh-CN': '再发', en: 'relapse' },
  inactive: { 'zh-CN': '非现行', en: 'inactive' },
  remission: { 'zh-CN': '缓解', en: 'in remission' },
  resolved: { 'zh-CN': '已愈', en: 'resolved' },
  available: { 'zh-CN': '可看', en: 'available' },
  low: { 'zh-CN': '低', en: 'low' },
  high: { 'zh-CN': '高', en: 'high' },
  'unable-to-assess': { 'zh-CN': '不能判断', en: 'unable to assess' },
};

/** A status code in words; a code that is not known here stands as it was recorded. */
export const statusIn = (language: Language, code: string | undefined): string | undefined =>
  code === undefined ? undefined : (words[code]?.[language] ?? code);

/** A status given as a concept (clinicalStatus): its code in words, else its own text. */
export const clinicalIn = (language: Language, concept: CodeableConcept | undefined): string | undefined =>
  statusIn(language, concept?.coding?.[0]?.code) ?? conceptText(concept);
