-- Difficulties and requests that must be answered (Directive 19/CT-TTg of 2023, II.8.1b: the Alliance collects the
-- difficulties of cooperatives and passes them to the authorities). Everything that happens is visible to who raised it.
create schema difficulties;
grant usage on schema difficulties to chung_app, chung_national;

create table difficulties.difficulty (
  organisation_id uuid not null,
  id uuid not null,
  organisation_name text not null,
  topic text not null check (topic in ('capital', 'land', 'market', 'machinery', 'procedure', 'training', 'disaster', 'other')),
  subject text not null check (length(subject) between 1 and 200),
  body text not null check (length(body) between 1 and 5000),
  state text not null check (state in ('waiting', 'takenUp', 'answered', 'settled', 'withdrawn')),
  level text not null check (level in ('alliance', 'commune', 'province', 'ministry')),
  -- Who was asked so far: the Alliance of a province, a commune, a province. An office that was never asked sees nothing.
  alliance_code text,
  addressed_commune_code text,
  addressed_province_code text,
  -- Where the organisation is: an escalation goes up from here.
  province_code text not null,
  commune_code text not null,
  raised_by uuid not null,
  raised_at timestamptz not null,
  take_up_by date not null,
  answer_by date not null,
  answer text check (length(answer) <= 10000),
  -- [{kind, at, level, office, person, note}], oldest first: the story as everybody concerned reads it.
  steps jsonb not null check (jsonb_typeof(steps) = 'array' and jsonb_array_length(steps) between 1 and 100),
  version int not null default 1,
  primary key (organisation_id, id),
  check (level <> 'alliance' or alliance_code is not null),
  check (level <> 'commune' or addressed_commune_code is not null),
  check (level <> 'province' or addressed_province_code is not null),
  check (state <> 'answered' or answer is not null)
);
create unique index difficulty_id on difficulties.difficulty (id);
create index difficulty_alliance on difficulties.difficulty (alliance_code, id) where alliance_code is not null;
create index difficulty_commune on difficulties.difficulty (addressed_commune_code, id) where addressed_commune_code is not null;
create index difficulty_province on difficulties.difficulty (addressed_province_code, id) where addressed_province_code is not null;
select platform.add_touch('difficulties.difficulty');
select platform.protect_tenant('difficulties.difficulty', 'organisation_id');
select platform.allow_territory('difficulties.difficulty', 'addressed_province_code', 'addressed_commune_code');
-- The Alliance answers what was addressed to it; asking is the consent for this one record.
create policy alliance on difficulties.difficulty to chung_app
  using (alliance_code = platform.actor_alliance()) with check (alliance_code = platform.actor_alliance());
