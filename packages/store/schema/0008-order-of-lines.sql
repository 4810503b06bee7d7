-- One transaction may leave several lines under one request (an operation that writes step by step): their order is that
-- of the versions, so that versions of one resource ascend and the chain can be reckoned again. As in 0006 otherwise, and
-- in UTC whatever the session says, since the text of a line holds its time.
create function suwen.line_text(l suwen.ledger) returns text language sql stable as $$
  select concat_ws('|', l.at, l.request, l.agent, l.action, l.keys, l.types, l.versions, l.note)
$$;

create or replace function suwen.sequence_commits() returns bigint language plpgsql
set timezone = 'UTC' set datestyle = 'ISO, MDY' as $$
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
           sha256(string_agg(sha256(convert_to(suwen.line_text(l), 'UTF8')), ''::bytea
                  order by l.request, l.versions, l.at, l.keys)) as lines
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

-- Sequences in (p_after, p_to] whose link does not follow from the one before and from their lines as they stand now.
create function suwen.broken_links(p_after bigint, p_to bigint) returns setof bigint language plpgsql stable
set timezone = 'UTC' set datestyle = 'ISO, MDY' as $$
begin
  return query
    select e.sequence
    from suwen.event e
    left join suwen.event b on b.sequence = e.sequence - 1
    cross join lateral (
      select sha256(string_agg(sha256(convert_to(suwen.line_text(l), 'UTF8')), ''::bytea
                    order by l.request, l.versions, l.at, l.keys)) as lines
      from suwen.ledger l
      where l.xact = e.xact and l.at >= e.at and l.at < e.at + interval '1 day') x
    where e.sequence > p_after and e.sequence <= p_to
      and e.chain is distinct from sha256(coalesce(b.chain, case when e.sequence = 1 then sha256('') end) || x.lines)
    order by e.sequence;
end $$;

-- Lines of the last minute are looked up by their request (undo): the ledger grows in the order of its times.
create index ledger_at on suwen.ledger using brin (at) with (pages_per_range = 16, autosummarize = on);
