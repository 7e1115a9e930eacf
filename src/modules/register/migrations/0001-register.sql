create schema register;

-- Registered record: one row per THT, HTX, LHHTX. Its id is the tenant id of everything the organisation owns.
-- Registration attributes are a mirror of the registration source (D92 3.4); the organisation never writes here.
create table register.organisation (
  id uuid primary key default uuidv7(),
  -- Tax code; a THT and the HTX it became share it (D92 14.2, 61.4). Null for bodies without one.
  code text check (code ~ '^[0-9]{10}$'),
  type text not null check (type in ('THT', 'HTX', 'LHHTX')),
  name text not null check (length(name) between 1 and 400),
  name_short text,
  name_foreign text,
  former_names text[] not null default '{}',
  -- Certificates issued before 18/7/2024 may carry a number of their own (D92 65.2).
  legacy_registration_no text,
  address text not null default '',
  address_legacy text,
  province_code text,
  commune_code text,
  place_scheme text not null default '2025-07-01',
  -- [{version, code, name, detail, main}] : VSIC level 4 of a stated version (D92 13).
  lines jsonb not null default '[]' check (jsonb_typeof(lines) = 'array'),
  main_line text generated always as (jsonb_path_query_first(lines, '$[*] ? (@.main == true).code') #>> '{}') stored,
  representative text,
  status text not null default 'active' check (status in
    ('active', 'suspended', 'tax_enforced', 'dissolving', 'bankrupt', 'ending', 'ended', 'not_at_address')),
  status_from date,
  status_until date,
  -- D113 Art 4, from the main line; null when no main line is known.
  sector text check (sector in ('agriculture', 'industry_construction', 'finance', 'trade_services')),
  -- The eight fields in which provinces report.
  field text check (field in ('agriculture', 'industry', 'construction', 'transport', 'trade_service', 'credit_fund', 'environment', 'other')),
  -- D113 Art 5; 'unknown' where the table has a gap or figures are missing.
  size_class text not null default 'unknown' check (size_class in ('micro', 'small', 'medium', 'large', 'unknown')),
  founded_on date,
  registered_on date,
  ended_on date,
  certificate_no text,
  certificate_on date,
  certificate_by text,
  charter_capital_dong bigint check (charter_capital_dong >= 0),
  successor_of uuid,
  succeeded_by uuid,
  mirrored boolean not null default false,
  demonstration boolean not null default false,
  source_system text not null,
  source_record_id text,
  retrieved_at timestamptz,
  legal_basis text,
  -- {field: {sourceSystem, sourceRecordId, retrievedAt, legalBasis}} where a field does not come from the record's source.
  field_sources jsonb not null default '{}' check (jsonb_typeof(field_sources) = 'object'),
  last_confirmed_on date,
  updated_at timestamptz not null default now(),
  valid_from timestamptz not null default now(),
  version int not null default 1,
  -- D92 27 (seven values, HTX and LHHTX) and 28 (six values, THT).
  constraint organisation_status_by_type check (case when type = 'THT' then status not in ('dissolving', 'bankrupt') else status <> 'ending' end)
);
-- One code for life, never re-issued; shared only along a succession, where the earlier one has ended.
create unique index organisation_code_alive on register.organisation (code) where status <> 'ended';
create index organisation_code on register.organisation (code);
create index organisation_territory on register.organisation (province_code, commune_code);
create index organisation_commune on register.organisation (commune_code);
create index organisation_source on register.organisation (source_system, source_record_id);

-- Branch, representative office (13-digit code) and business location (5 digits, not a tax code): D92 14.4-14.5.
create table register.unit (
  organisation_id uuid not null references register.organisation (id),
  id uuid not null default uuidv7(),
  kind text not null check (kind in ('branch', 'rep_office', 'location')),
  code text check (code ~ '^[0-9]{10}-?[0-9]{3}$'),
  location_code text check (location_code ~ '^[0-9]{5}$' and location_code <> '00000'),
  name text not null,
  address text not null default '',
  province_code text,
  commune_code text,
  status text not null default 'active' check (status in ('active', 'suspended', 'tax_enforced', 'ending', 'ended', 'not_at_address')),
  opened_on date,
  ended_on date,
  demonstration boolean not null default false,
  source_system text not null,
  source_record_id text,
  retrieved_at timestamptz,
  updated_at timestamptz not null default now(),
  version int not null default 1,
  primary key (organisation_id, id),
  check (kind = 'location' or location_code is null),
  check (kind <> 'location' or code is null)
);
create index unit_territory on register.unit (province_code, commune_code);

-- What the organisation itself owns and keeps up to date.
create table register.profile (
  organisation_id uuid not null references register.organisation (id),
  id uuid not null default uuidv7(),
  province_code text,
  commune_code text,
  phone text,
  email text,
  website text,
  official_members int check (official_members >= 0),
  contributing_members int check (contributing_members >= 0),
  noncontributing_members int check (noncontributing_members >= 0),
  female_members int check (female_members >= 0),
  workers int check (workers >= 0),
  member_workers int check (member_workers >= 0),
  total_capital_dong bigint check (total_capital_dong >= 0),
  revenue_dong bigint check (revenue_dong >= 0),
  internal_revenue_dong bigint check (internal_revenue_dong >= 0),
  profit_dong bigint,
  worker_income_dong bigint check (worker_income_dong >= 0),
  figures_year int check (figures_year between 1990 and 2100),
  -- Optional, versioned by scheme: the 2020 scheme fell on 18/9/2025 and has no successor.
  grade text check (grade in ('good', 'fair', 'average', 'weak')),
  grade_scheme text,
  grade_year int,
  last_general_meeting_on date,
  products text,
  digital_application boolean,
  value_chain boolean,
  ocop_products int check (ocop_products >= 0),
  alliance_member boolean not null default false,
  alliance_member_since date,
  alliance_consent boolean not null default false,
  alliance_consented_at timestamptz,
  -- The Alliance reads in depth only members that consent.
  alliance_code text generated always as (case when alliance_member and alliance_consent then province_code end) stored,
  demonstration boolean not null default false,
  source_system text not null default 'organisation',
  source_record_id text,
  retrieved_at timestamptz,
  last_confirmed_on date,
  updated_at timestamptz not null default now(),
  valid_from timestamptz not null default now(),
  version int not null default 1,
  primary key (organisation_id, id),
  unique (organisation_id),
  check ((grade is null) = (grade_scheme is null))
);
create index profile_territory on register.profile (province_code, commune_code);
create index profile_alliance on register.profile (alliance_code) where alliance_code is not null;

-- Legal representatives; certificate content that is never public (rule 50).
create table register.representative (
  organisation_id uuid not null references register.organisation (id),
  id uuid not null default uuidv7(),
  province_code text,
  commune_code text,
  full_name text not null,
  post text,
  nationality text not null default 'VN',
  birth_on date,
  personal_id_sealed bytea,
  -- Keyed hash: equal numbers can be matched without being readable.
  personal_id_hash bytea,
  phone text,
  address text,
  since_on date,
  until_on date,
  demonstration boolean not null default false,
  source_system text not null,
  source_record_id text,
  retrieved_at timestamptz,
  updated_at timestamptz not null default now(),
  version int not null default 1,
  primary key (organisation_id, id),
  check ((personal_id_sealed is null) = (personal_id_hash is null))
);
create index representative_territory on register.representative (province_code, commune_code);
create index representative_hash on register.representative (personal_id_hash) where personal_id_hash is not null;

-- What somebody says against a mirrored field, with its clocks (D92 25-26).
create table register.correction_request (
  organisation_id uuid not null references register.organisation (id),
  id uuid not null default uuidv7(),
  province_code text,
  commune_code text,
  -- 'organisation': it says the record is wrong; 'registrar': data cleaning asks the organisation.
  origin text not null check (origin in ('organisation', 'registrar')),
  field text not null,
  value_recorded jsonb,
  value_said jsonb,
  reason text not null check (length(reason) between 1 and 2000),
  state text not null check (state in ('awaiting_organisation', 'awaiting_registrar', 'corrected', 'refused', 'withdrawn', 'lapsed')),
  asked_at timestamptz not null default now(),
  asked_by uuid,
  answered_at timestamptz,
  decided_at timestamptz,
  decided_by uuid,
  decision_reason text,
  due_on date,
  demonstration boolean not null default false,
  updated_at timestamptz not null default now(),
  version int not null default 1,
  primary key (organisation_id, id)
);
create index correction_open on register.correction_request (province_code, commune_code, due_on)
  where state in ('awaiting_organisation', 'awaiting_registrar');

-- Every earlier version, so that any date is answered by one query.
create table register.organisation_history (like register.organisation, valid_to timestamptz not null, primary key (id, version));
create index organisation_history_code on register.organisation_history (code);
create index organisation_history_territory on register.organisation_history (province_code, commune_code);
create table register.profile_history (like register.profile, valid_to timestamptz not null, primary key (organisation_id, id, version));
create index profile_history_territory on register.profile_history (province_code, commune_code);
