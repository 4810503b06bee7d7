-- Subscriptions (FHIR R4, R5 backport 1.1) as the worker keeps them beside their resource, and the events of each,
-- numbered without gaps.
create table suwen.subscription (
  number    bigint      not null default 0,      -- events since it began
  sent      bigint      not null default 0,      -- last event that its receiver took (rest-hook)
  beat      timestamptz,                         -- when the next heartbeat is due (rest-hook)
  ends      timestamptz,
  agent     integer     not null,                -- on whose behalf content is read
  owner     integer     not null,
  version   integer     not null,                -- version of the resource that is in force, as its owner wrote it
  heartbeat integer,                             -- seconds
  state     text        not null check (state in ('requested', 'active', 'error', 'off')),
  id        text collate "C" primary key,
  fault     text
);
create index subscription_beat on suwen.subscription (beat) where beat is not null;

create table suwen.subscription_event (
  number       bigint      not null,
  at           timestamptz not null,
  version      integer     not null,             -- of the focus
  type         smallint    not null,
  subscription text collate "C" not null references suwen.subscription on delete cascade,
  focus        text collate "C" not null,        -- id
  primary key (subscription, number)
);
create index subscription_event_at on suwen.subscription_event (at);
