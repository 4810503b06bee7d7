-- What operations, jobs and the outbox keep. Payloads are sealed like content (house key): they may name patients.

-- Answers of changing calls by idempotency key: the same key again gives the same answer and does nothing.
create table suwen.idempotency (
  subject   text        not null,
  key       text        not null,
  operation text        not null,
  digest    bytea       not null,                -- SHA-256 of the input: another input under the key is refused
  at        timestamptz not null,
  answer    bytea       not null,
  primary key (subject, key)
);
create index idempotency_at on suwen.idempotency (at);

-- Numbers without gaps: taken in the transaction that uses them.
create table suwen.counter (name text primary key, value bigint not null);

-- What leaves the house, committed with its cause and delivered after commit, at least once.
create table suwen.outbox (
  item       bigint      primary key generated always as identity,
  channel    text        not null,
  key        text        not null,
  request    uuid        not null,
  not_before timestamptz not null,               -- 8 s after the commit where the operation can be undone
  payload    bytea       not null,
  attempts   integer     not null default 0,
  leased     timestamptz,                        -- until when a worker has it
  state      text        not null default 'waiting' check (state in ('waiting', 'delivered', 'dead', 'withdrawn')),
  fault      text,
  unique (channel, key)
);
create index outbox_waiting on suwen.outbox (not_before) where state = 'waiting';

-- Long work.
create table suwen.job (
  job        uuid        primary key,
  name       text        not null,
  subject    text        not null,               -- who asked
  at         timestamptz not null,
  input      bytea       not null,
  state      text        not null default 'waiting'
             check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  cancel     boolean     not null default false,
  progress   jsonb,                              -- counts and phase only
  checkpoint bytea,
  result     bytea,
  fault      text,
  attempts   integer     not null default 0,
  leased     timestamptz,
  ended      timestamptz
);
create index job_open on suwen.job (at) where state in ('waiting', 'running');

-- The scheduler: each due time of a schedule runs once, over however many servers.
create table suwen.schedule (
  name text primary key,
  cron text not null,
  last timestamptz not null                      -- the due time that ran last
);
