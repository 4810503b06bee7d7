-- Items of one lane leave in order, one at a time (one receiver, one printer); without a lane in any order.
alter table suwen.outbox add column lane text;
create index outbox_lane on suwen.outbox (lane, item) where state = 'waiting' and lane is not null;
create index outbox_dead on suwen.outbox (item) where state = 'dead';
create index outbox_request on suwen.outbox (request);

-- As in 0002, but a look that finds nothing new writes nothing (a worker looks 40 times a second), and who listens is told.
create or replace function suwen.sequence_commits() returns bigint language plpgsql as $$
declare
  s suwen.sequencer;
  seen pg_snapshot;
  c record;
begin
  select * into s from suwen.sequencer;
  if not exists (select 1 from suwen.ledger l
                 where l.xact >= pg_snapshot_xmin(s.snapshot) and not pg_visible_in_snapshot(l.xact, s.snapshot)) then
    return s.sequence;
  end if;
  select * into s from suwen.sequencer for update;
  seen := pg_current_snapshot();
  for c in
    select l.xact, min(l.at) as at,
           sha256(string_agg(sha256(convert_to(concat_ws('|', l.at, l.request, l.agent, l.action, l.keys, l.types, l.versions, l.note), 'UTF8')),
                  ''::bytea order by l.request)) as lines
    from suwen.ledger l
    where l.xact >= pg_snapshot_xmin(s.snapshot) and not pg_visible_in_snapshot(l.xact, s.snapshot)
      and pg_visible_in_snapshot(l.xact, seen)
    group by l.xact order by pg_xact_commit_timestamp(l.xact::xid), l.xact
  loop
    s.sequence := s.sequence + 1;
    s.chain := sha256(s.chain || c.lines);
    insert into suwen.event (sequence, xact, at, chain) values (s.sequence, c.xact, c.at, s.chain);
  end loop;
  update suwen.sequencer set snapshot = seen, sequence = s.sequence, chain = s.chain;
  perform pg_notify('suwen_events', s.sequence::text);
  return s.sequence;
end $$;

-- As in 0002, but rows that meanwhile fell into the rest (a server slept for months) move into their month.
create or replace function suwen.make_partitions(p_now timestamptz) returns void language plpgsql as $$
declare
  first date := date_trunc('month', p_now at time zone 'UTC');
  lo timestamptz;
  hi timestamptz;
  parent text;
  part text;
  late boolean;
begin
  for n in 0..2 loop
    lo := (first + make_interval(months => n))::timestamp at time zone 'UTC';
    hi := (first + make_interval(months => n + 1))::timestamp at time zone 'UTC';
    foreach parent in array array['ledger', 'reading'] loop
      part := parent || to_char(first + make_interval(months => n), '_YYYY_MM');
      continue when to_regclass(format('suwen.%I', part)) is not null;
      execute format('select exists (select 1 from suwen.%I where at >= $1 and at < $2)', parent || '_rest') into late using lo, hi;
      if late then
        execute format('create table suwen.%I (like suwen.%I including all)', part, parent);
        execute format('with moved as (delete from suwen.%I where at >= $1 and at < $2 returning *) insert into suwen.%I select * from moved',
          parent || '_rest', part) using lo, hi;
        execute format('alter table suwen.%I attach partition suwen.%I for values from (%L) to (%L)', parent, part, lo, hi);
      else
        execute format('create table suwen.%I partition of suwen.%I for values from (%L) to (%L)', part, parent, lo, hi);
      end if;
    end loop;
  end loop;
end $$;
