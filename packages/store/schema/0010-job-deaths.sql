-- Runs of a job whose process died while its worker lived: they are the job's own fault. A killed server is not.
alter table suwen.job add column deaths integer not null default 0;
