export { isDue, lastDue, readCron, type Cron } from './cron.ts';
export { deliverDue, type Channel } from './deliver.ts';
export { cancelJob, jobResult, readJob, takeJob, type JobState, type JobView, type TakenJob } from './job-store.ts';
export { runJob, type AnyJob } from './run-job.ts';
export { runDue, type Schedule } from './scheduler.ts';
