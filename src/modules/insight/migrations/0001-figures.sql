-- Figures over the whole register. Kept as rollups: a live count over the nation would read every row for every visitor.
create schema insight;

-- How many stand today, by everything that a figure may be asked by, but for the commune.
create table insight.tally (
  province_code text not null,
  type text not null,
  sector text not null,
  field text not null,
  size_class text not null,
  status text not null,
  organisations int not null,
  members bigint not null,
  primary key (province_code, type, sector, field, size_class, status)
);

-- Communes by field: the Alliance's second paper.
create table insight.commune_tally (
  province_code text not null,
  commune_code text not null,
  type text not null,
  field text not null,
  organisations int not null,
  primary key (province_code, commune_code, type, field)
);

-- Founded and ended by year: how many there were at the end of any year is a sum over these.
create table insight.year_tally (
  province_code text not null,
  type text not null,
  sector text not null,
  field text not null,
  year int not null,
  founded int not null,
  ended int not null,
  primary key (province_code, type, sector, field, year)
);

create table insight.refreshed (
  province_code text primary key,
  at timestamptz not null
);

create table insight.official_figure (
  indicator text not null,
  as_of date not null,
  value bigint not null,
  unit text not null,
  source text not null,
  method text not null,
  approximate boolean not null default false,
  primary key (indicator, as_of, source)
);

grant usage on schema insight to chung_app, chung_public, chung_national;
select platform.protect_reference('insight.tally'), platform.protect_reference('insight.commune_tally'),
  platform.protect_reference('insight.year_tally'), platform.protect_reference('insight.refreshed'), platform.protect_reference('insight.official_figure');

-- Counts the named provinces anew (null: all). Acts with the owner's rights, because a figure counts what its reader may
-- not see one by one; it writes counts only. Rows without a province count as '--'.
create function insight.refresh_figures(provinces text[]) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare counted int;
begin
  -- Two refreshes of one province at once would both delete and both insert.
  perform pg_advisory_xact_lock(7195433);
  delete from insight.tally where provinces is null or province_code = any (provinces);
  delete from insight.commune_tally where provinces is null or province_code = any (provinces);
  delete from insight.year_tally where provinces is null or province_code = any (provinces);

  insert into insight.tally
  select coalesce(o.province_code, '--'), o.type, coalesce(o.sector, 'unknown'), coalesce(o.field, 'unknown'), o.size_class, o.status, count(*), coalesce(sum(p.official_members), 0)
  from register.organisation o left join register.profile p on p.organisation_id = o.id
  where provinces is null or coalesce(o.province_code, '--') = any (provinces)
  group by 1, 2, 3, 4, 5, 6;

  insert into insight.commune_tally
  select coalesce(o.province_code, '--'), coalesce(o.commune_code, '--'), o.type, coalesce(o.field, 'unknown'), count(*)
  from register.organisation o
  where o.status <> 'ended' and (provinces is null or coalesce(o.province_code, '--') = any (provinces))
  group by 1, 2, 3, 4;

  insert into insight.year_tally
  select province_code, type, sector, field, year, sum(founded), sum(ended) from (
    select coalesce(o.province_code, '--') province_code, o.type, coalesce(o.sector, 'unknown') sector, coalesce(o.field, 'unknown') field,
      extract(year from coalesce(o.founded_on, o.registered_on))::int as year, 1 as founded, 0 as ended
    from register.organisation o where coalesce(o.founded_on, o.registered_on) is not null
    union all
    select coalesce(o.province_code, '--'), o.type, coalesce(o.sector, 'unknown'), coalesce(o.field, 'unknown'), extract(year from o.ended_on)::int, 0, 1
    from register.organisation o where o.ended_on is not null
  ) y where provinces is null or y.province_code = any (provinces)
  group by 1, 2, 3, 4, 5;

  insert into insight.refreshed (province_code, at)
  select distinct t.province_code, now() from insight.tally t where provinces is null or t.province_code = any (provinces)
  on conflict (province_code) do update set at = excluded.at;
  select coalesce(sum(t.organisations), 0) into counted from insight.tally t;
  return counted;
end $$;
grant execute on function insight.refresh_figures(text[]) to chung_app, chung_national;
