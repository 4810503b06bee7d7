import { Refusal } from '#kernel';

export const cronWrong = (text: string, why: string): Refusal =>
  new Refusal('incorrect', 'jobs/cron-wrong', {
    'zh-CN': `计划时间 "${text}" 有误(分 时 日 月 周): ${why}`,
    en: `The schedule "${text}" is wrong (minute hour day month weekday): ${why}`,
  });

export const unknownJob = (id: string): Refusal =>
  new Refusal('not-found', 'jobs/unknown', { 'zh-CN': `没有任务 ${id}`, en: `There is no job ${id}` });

export const jobOver = (id: string): Refusal =>
  new Refusal('conflict', 'jobs/over', { 'zh-CN': `任务 ${id} 已结束`, en: `Job ${id} is over` });

export const jobNotFailed = (id: string): Refusal =>
  new Refusal('conflict', 'jobs/not-failed', {
    'zh-CN': `任务 ${id} 并未失败,无需继续`,
    en: `Job ${id} has not failed: there is nothing to resume`,
  });
