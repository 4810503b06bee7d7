-- The store, envelope v1. Every later step is expand-then-contract, so that the previous release runs beside the next.
-- Columns stand in order of alignment (8, 4, 2, 1 bytes, then variable): no padding, smaller rows.

create schema suwen;

create sequence suwen.resource_key increment 256;  -- each process takes a block of 256 keys at once

-- The current version of every resource, and all that a search needs to find it.
create table suwen.resource (
  key      bigint      not null,                 -- order of creation; pages are cursors over it
  self     bigint      not null,                 -- hash64 of 'Type/id' (hash key `hashkey`)
  patient  bigint      not null,                 -- self of the one patient it is about; 0: none or several
  updated  timestamptz not null,
  date_lo  timestamptz,                          -- the clinical date of the type (chartDate of #search), as a range
  date_hi  timestamptz,
  datakey  integer     not null,                 -- data key of the envelope (suwen.datakey); 1: the house key
  owner    integer     not null,                 -- owning organisation (suwen.organization)
  version  integer     not null,
  type     smallint    not null,                 -- number of the FHIR type (#fhir typeNumber), never renumbered
  extractor smallint   not null,                 -- version of the index extraction that filled this row
  hashkey  smallint    not null,
  deleted  boolean     not null default false,
  id       text collate "C" not null,
  facts    bigint[]    not null,                 -- hashed search facts, sorted, distinct (#search)
  links    bigint[]    not null,                 -- pairs (slot, self of the target) of every literal reference
  content  bytea       not null,                 -- envelope v1; empty when deleted
  primary key (type, key)
) with (fillfactor = 90, autovacuum_vacuum_insert_scale_factor = 0.05, toast_tuple_target = 4080);
alter table suwen.resource alter column content set storage external;  -- sealed bytes do not compress
create unique index resource_self on suwen.resource (self);
create index resource_facts on suwen.resource using gin (facts) with (fastupdate = on, gin_pending_list_limit = 256);
create index resource_updated on suwen.resource (type, updated);
create index resource_date on suwen.resource (type, date_lo) where date_lo is not null;
create index resource_patient on suwen.resource (patient, type) where patient <> 0;
alter table suwen.resource alter column facts set statistics 1000;

-- Superseded and deleted versions, moved here as they were sealed.
create table suwen.version (
  key      bigint      not null,
  updated  timestamptz not null,
  datakey  integer     not null,
  owner    integer     not null,
  version  integer     not null,
  type     smallint    not null,
  deleted  boolean     not null,
  id       text collate "C" not null,
  content  bytea       not null,
  primary key (key, version)
) with (toast_tuple_target = 4080);
alter table suwen.version alter column content set storage external;
create index version_updated on suwen.version (type, updated);

-- Ranges of dates other than the clinical date. slot = hash64(type, parameter).
create table suwen.date_value (
  slot bigint not null,
  key  bigint not null,
  lo   timestamptz not null,
  hi   timestamptz not null
);
create index date_value_lo on suwen.date_value (slot, lo);
create index date_value_key on suwen.date_value (key);

-- Numbers and quantities, as written in their own unit; the implicit precision widens [lo, hi).
create table suwen.number_value (
  slot bigint not null,                          -- hash64(type, parameter [, token of a composite])
  key  bigint not null,
  unit bigint not null,                          -- suwen.unit; 0: a plain number
  lo   float8 not null,
  hi   float8 not null
);
create index number_value_lo on suwen.number_value (slot, unit, lo);
create index number_value_key on suwen.number_value (key);

-- Every unit that was ever written (few): a query in one unit finds values in all comparable ones.
create table suwen.unit (
  unit   bigint primary key,                     -- hash64(system, code, unit text)
  system text not null,
  code   text not null,
  label  text not null,
  base   text,                                   -- canonical UCUM unit; null: not convertible
  factor float8 not null                         -- value in base = value × factor
);

-- Data keys of patients, wrapped by the master key of the data folder (#security).
create sequence suwen.datakey_id as integer start 2;  -- 1 is the house key
create table suwen.datakey (
  datakey integer primary key,
  owner   bigint not null unique,                -- self of the patient; 0: the house
  wrapped bytea  not null
);
create table suwen.hashkey (hashkey smallint primary key, wrapped bytea not null);

create table suwen.organization (
  organization integer primary key generated always as identity,
  self         bigint not null unique,           -- self of Organization/id; 0: the root
  parent       integer references suwen.organization
);

-- Who ever acted, as a small number for the lines below.
create table suwen.agent (
  agent   integer primary key generated always as identity,
  subject text not null,
  name    text not null,
  role    text not null,
  unique (subject, role, name)
);

-- One row per writing request: its audit line and its event, committed with it; monthly partitions.
create table suwen.ledger (
  xact     xid8        not null default pg_current_xact_id(),
  at       timestamptz not null,
  request  uuid        not null,
  agent    integer     not null,
  action   smallint    not null,                 -- number of the interaction (#security)
  keys     bigint[]    not null,                 -- resources written, in order
  types    smallint[]  not null,
  versions integer[]   not null,                 -- the version that each write made
  note     text                                  -- name of the operation
) partition by range (at);
create index ledger_xact on suwen.ledger (xact);
create table suwen.ledger_rest partition of suwen.ledger default;

-- Lines of reading: in groups, durable within 100 ms; monthly partitions.
create table suwen.reading (
  at       timestamptz not null,
  request  uuid        not null,
  key      bigint      not null,                 -- the resource shown; 0: a search
  patient  bigint      not null,
  agent    integer     not null,
  shown    integer     not null,                 -- resources shown
  action   smallint    not null,
  type     smallint    not null
) partition by range (at);
create index reading_patient on suwen.reading (patient, at) where patient <> 0;
create table suwen.reading_rest partition of suwen.reading default;

-- The one order of commits over the whole store (docs/decisions: commit order).
create table suwen.event (
  sequence bigint primary key,
  xact     xid8        not null,
  at       timestamptz not null,
  chain    bytea       not null                  -- SHA-256 over the chain before and the lines of this transaction
);
create table suwen.sequencer (
  one      boolean primary key default true check (one),
  snapshot pg_snapshot not null,
  sequence bigint not null,
  chain    bytea  not null
);
insert into suwen.sequencer (snapshot, sequence, chain) values (pg_current_snapshot(), 0, sha256(''));
create table suwen.consumer (name text primary key, sequence bigint not null);

-- Hospital-defined and base search parameters that are not yet indexed everywhere are refused by name.
create table suwen.search_parameter (
  url    text primary key,
  state  text not null,                          -- 'indexing' | 'ready'
  cursor bigint not null default 0
);

insert into suwen.organization (self) values (0);
