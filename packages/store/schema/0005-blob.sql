-- Which blobs lie on the shelf, and how many records refer to each (#blobs); references change in the transaction that
-- writes the record.
create table suwen.blob (
  size    bigint      not null,                  -- bytes of content
  since   timestamptz not null,                  -- without references since then, while refs = 0
  key_id  integer     not null,                  -- data key that opens it
  refs    integer     not null default 0 check (refs >= 0),
  address text collate "C" primary key,          -- SHA-256 over what lies on the shelf, hexadecimal
  mark    bytea       not null                   -- keyed hash of the content; two simultaneous copies may share one
);
create index blob_mark on suwen.blob (key_id, mark);
create index blob_loose on suwen.blob (since) where refs = 0;
