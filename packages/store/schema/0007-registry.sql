-- The index that rows are extracted for: its number is raised when a search parameter of the hospital appears or changes
-- or the extraction itself does; rows of an older number are extracted again, online.
create table suwen.registry (
  one     boolean primary key default true check (one),
  epoch   smallint not null,                     -- stamped on every row as `extractor`
  changed bigint   not null,                     -- raised with any change, so that every process looks again
  code    smallint not null                      -- EXTRACTOR of the program that raised it last
);
insert into suwen.registry (epoch, changed, code) values (1, 1, 1);

alter table suwen.search_parameter
  add column code text not null default '',
  add column definition jsonb not null default '{}',   -- url, code, type, base, expression …
  add column epoch smallint not null default 1,        -- complete when no row of its types is older
  add column fault text;                               -- why it cannot be indexed
alter table suwen.search_parameter drop column cursor;

-- Puts newly extracted facts and values in place of the old ones, where the resource still stands at the version that was
-- opened; it is no new version and no event. Returns how many rows were done.
create function suwen.reindex(
  p_type smallint, p_extractor smallint, p_key bigint[], p_version integer[], p_date_lo timestamptz[], p_date_hi timestamptz[],
  p_facts bigint[], p_facts_from integer[], p_facts_to integer[], p_links bigint[], p_links_from integer[], p_links_to integer[],
  d_slot bigint[], d_key bigint[], d_lo timestamptz[], d_hi timestamptz[],
  n_slot bigint[], n_key bigint[], n_unit bigint[], n_lo float8[], n_hi float8[]
) returns integer language plpgsql as $$
declare
  done bigint[];
begin
  with locked as (
    select r.key from suwen.resource r
    join unnest(p_key, p_version) i(key, version) on r.type = p_type and r.key = i.key and r.version = i.version
    where not r.deleted order by r.self for update of r)
  select array_agg(key) into done from locked;
  if done is null then
    return 0;
  end if;
  update suwen.resource r set
    extractor = p_extractor, date_lo = i.date_lo, date_hi = i.date_hi,
    facts = p_facts[i.facts_from : i.facts_to], links = p_links[i.links_from : i.links_to]
  from unnest(p_key, p_date_lo, p_date_hi, p_facts_from, p_facts_to, p_links_from, p_links_to)
    i(key, date_lo, date_hi, facts_from, facts_to, links_from, links_to)
  where r.type = p_type and r.key = i.key and i.key = any (done);
  delete from suwen.date_value where key = any (done);
  delete from suwen.number_value where key = any (done);
  insert into suwen.date_value (slot, key, lo, hi)
  select * from unnest(d_slot, d_key, d_lo, d_hi) i(slot, key, lo, hi) where i.key = any (done);
  insert into suwen.number_value (slot, key, unit, lo, hi)
  select * from unnest(n_slot, n_key, n_unit, n_lo, n_hi) i(slot, key, unit, lo, hi) where i.key = any (done);
  return cardinality(done);
end $$;
