-- One-time links that sign a browser in: only a digest of the code is kept, so that reading the table lets nobody in.
create table suwen.ticket (
  digest  bytea       primary key,
  expires timestamptz not null,
  token   jsonb       not null
);
