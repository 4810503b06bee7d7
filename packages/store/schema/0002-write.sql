-- Writes the versions of several requests at once, in the caller's transaction, one round trip.
-- Arrays are parallel per version; flat arrays (facts, links, content) are cut by their counts. expected = 0: must not
-- exist; n: must stand at version n. Returns the positions (1-based) that did not: with `whole` any of these aborts all
-- by raising, otherwise they alone are left out.
create function suwen.write(
  p_at timestamptz, p_whole boolean,
  p_key bigint[], p_self bigint[], p_patient bigint[], p_datakey integer[], p_date_lo timestamptz[], p_date_hi timestamptz[],
  p_owner integer[], p_expected integer[], p_type smallint[], p_extractor smallint, p_hashkey smallint, p_deleted boolean[],
  p_id text[], p_facts bigint[], p_facts_from integer[], p_facts_to integer[],
  p_links bigint[], p_links_from integer[], p_links_to integer[],
  p_content bytea, p_content_from integer[], p_content_length integer[],
  d_slot bigint[], d_key bigint[], d_lo timestamptz[], d_hi timestamptz[],
  n_slot bigint[], n_key bigint[], n_unit bigint[], n_lo float8[], n_hi float8[],
  l_request uuid[], l_agent integer[], l_action smallint[], l_from integer[], l_to integer[], l_note text[]
) returns integer[] language plpgsql as $$
declare
  refused integer[] := '{}';
  updating bigint[];
begin
  if exists (select 1 from unnest(p_expected) e where e > 0) then
    -- Lock in one order for all writers, then look.
    perform 1 from suwen.resource r where r.self = any (p_self) order by r.self for update;
    select coalesce(array_agg(i.n::integer order by i.n), '{}') into refused
    from unnest(p_self, p_expected) with ordinality i(self, expected, n)
    left join suwen.resource r on r.self = i.self
    where i.expected <> coalesce(r.version, 0);
    if refused <> '{}' and p_whole then
      raise exception 'suwen/version-conflict' using errcode = 'SW001', detail = array_to_string(refused, ',');
    end if;
    select array_agg(i.key) into updating from unnest(p_key, p_expected) with ordinality i(key, expected, n)
    where i.expected > 0 and i.n <> all (refused);

    if updating is not null then
      insert into suwen.version (key, datakey, updated, owner, version, type, deleted, id, content)
      select key, datakey, updated, owner, version, type, deleted, id, content
      from suwen.resource where self = any (select i.self from unnest(p_self, p_expected) with ordinality i(self, expected, n)
                                            where i.expected > 0 and i.n <> all (refused));
      delete from suwen.date_value where key = any (updating);
      delete from suwen.number_value where key = any (updating);
      update suwen.resource r set
        patient = i.patient, datakey = i.datakey, updated = p_at, date_lo = i.date_lo, date_hi = i.date_hi, owner = i.owner,
        version = i.expected + 1, extractor = p_extractor, hashkey = p_hashkey, deleted = i.deleted,
        facts = p_facts[i.facts_from : i.facts_to], links = p_links[i.links_from : i.links_to],
        content = substring(p_content from i.content_from for i.content_length)
      from unnest(p_self, p_patient, p_datakey, p_date_lo, p_date_hi, p_owner, p_expected, p_deleted, p_facts_from, p_facts_to,
                  p_links_from, p_links_to, p_content_from, p_content_length)
        with ordinality i(self, patient, datakey, date_lo, date_hi, owner, expected, deleted, facts_from, facts_to,
                          links_from, links_to, content_from, content_length, n)
      where r.self = i.self and i.expected > 0 and i.n <> all (refused);
    end if;
  end if;

  insert into suwen.resource (key, self, patient, datakey, updated, date_lo, date_hi, owner, version, type, extractor, hashkey,
                              deleted, id, facts, links, content)
  select i.key, i.self, i.patient, i.datakey, p_at, i.date_lo, i.date_hi, i.owner, 1, i.type, p_extractor, p_hashkey,
         i.deleted, i.id, p_facts[i.facts_from : i.facts_to], p_links[i.links_from : i.links_to],
         substring(p_content from i.content_from for i.content_length)
  from unnest(p_key, p_self, p_patient, p_datakey, p_date_lo, p_date_hi, p_owner, p_expected, p_type, p_deleted, p_id,
              p_facts_from, p_facts_to, p_links_from, p_links_to, p_content_from, p_content_length)
    with ordinality i(key, self, patient, datakey, date_lo, date_hi, owner, expected, type, deleted, id,
                      facts_from, facts_to, links_from, links_to, content_from, content_length, n)
  where i.expected = 0 and (refused = '{}' or i.n <> all (refused));

  insert into suwen.date_value (slot, key, lo, hi)
  select i.slot, i.key, i.lo, i.hi from unnest(d_slot, d_key, d_lo, d_hi) i(slot, key, lo, hi)
  where refused = '{}' or i.key <> all (select p_key[x] from unnest(refused) x);
  insert into suwen.number_value (slot, key, unit, lo, hi)
  select i.slot, i.key, i.unit, i.lo, i.hi from unnest(n_slot, n_key, n_unit, n_lo, n_hi) i(slot, key, unit, lo, hi)
  where refused = '{}' or i.key <> all (select p_key[x] from unnest(refused) x);

  if refused = '{}' then
    insert into suwen.ledger (at, request, agent, action, keys, types, versions, note)
    select p_at, l.request, l.agent, l.action, p_key[l.a : l.b], p_type[l.a : l.b],
           array(select e + 1 from unnest(p_expected[l.a : l.b]) with ordinality e(e, n) order by n), l.note
    from unnest(l_request, l_agent, l_action, l_from, l_to, l_note) l(request, agent, action, a, b, note);
  else
    insert into suwen.ledger (at, request, agent, action, keys, types, versions, note)
    select p_at, l.request, l.agent, l.action, w.keys, w.types, w.versions, l.note
    from unnest(l_request, l_agent, l_action, l_from, l_to, l_note) l(request, agent, action, a, b, note)
    cross join lateral (
      select array_agg(p_key[x] order by x) as keys, array_agg(p_type[x] order by x) as types,
             array_agg(p_expected[x] + 1 order by x) as versions
      from generate_series(l.a, l.b) x where x <> all (refused)) w
    where w.keys is not null;
  end if;
  return refused;
end $$;

-- Gives the transactions that became visible since the last call their place in the one order of commits.
-- Between two calls the order is that of visibility; within one, of commit timestamps (track_commit_timestamp), which
-- respects cause and effect: what a transaction saw had a timestamp before its own. Returns the last sequence.
create function suwen.sequence_commits() returns bigint language plpgsql as $$
declare
  s suwen.sequencer;
  seen pg_snapshot;
  c record;
begin
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
  return s.sequence;
end $$;

-- Monthly partitions of ledger and reading, from this month on.
create function suwen.make_partitions(p_now timestamptz) returns void language plpgsql as $$
declare
  first date := date_trunc('month', p_now at time zone 'UTC');
  month date;
  parent text;
begin
  for n in 0..2 loop
    month := first + make_interval(months => n);
    foreach parent in array array['ledger', 'reading'] loop
      execute format('create table if not exists suwen.%I partition of suwen.%I for values from (%L) to (%L)',
        parent || to_char(month, '_YYYY_MM'), parent, month::timestamp at time zone 'UTC',
        (month + interval '1 month')::timestamp at time zone 'UTC');
    end loop;
  end loop;
end $$;
