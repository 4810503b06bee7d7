export { isDue, lastDue, readCron, type Cron } from './cron.ts';
export { jobQueue } from './job-queue.ts';
export { cancelJob, jobResult, readJob, takeJob, type JobState, type JobView, type TakenJob } from './job-store.ts';
export { runJob, type AnyJob } from './run-job.ts';
export { runDue, type Schedule } from './scheduler.ts';
