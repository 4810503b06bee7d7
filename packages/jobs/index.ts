export { isDue, lastDue, readCron, type Cron } from './cron.ts';
export { forgetJob } from './forget-job.ts';
export { jobChannelOwner } from './job-channel.ts';
export { jobQueue } from './job-queue.ts';
export {
  cancelJob,
  endJob,
  giveBack,
  jobResult,
  listJobs,
  readJob,
  resumeJob,
  takeJob,
  type JobRun,
  type JobState,
  type JobView,
  type TakenJob,
} from './job-store.ts';
export { runJob, type AnyJob, type RunParts } from './run-job.ts';
export { runDue, type Schedule, type SchedulerPlace } from './scheduler.ts';
export { runScheduler } from './run-scheduler.ts';
export { workJobs, type JobProcess, type JobWorker } from './work-jobs.ts';
