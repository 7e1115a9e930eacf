-- Administrative units of both schemes, the official conversion between them, boundaries as the deployer imported them,
-- and the classification of industries. All of it is reference: loaded by set-up, read by everybody.
create schema places;
grant usage on schema places to chung_app, chung_national, chung_public;

-- A bare code is ambiguous: 3,315 of today's 3,321 commune codes had another holder before 1/7/2025.
create table places.unit (
  scheme text not null check (scheme in ('2025-07-01', 'old')),
  code text not null,
  level text not null check (level in ('province', 'district', 'commune')),
  unit_type text not null,
  name text not null,
  full_name text not null,
  folded text not null,
  parent_code text,
  province_code text not null,
  -- True for the communes and for the five old island districts that had none.
  lowest boolean not null,
  valid_from date,
  valid_to date,
  primary key (scheme, code),
  foreign key (scheme, parent_code) references places.unit (scheme, code) deferrable initially deferred,
  check (level = 'province' or parent_code is not null),
  check (valid_to is null or valid_from is null or valid_to >= valid_from)
);
create index unit_parent on places.unit (scheme, parent_code);
create index unit_province on places.unit (scheme, province_code, level);
select platform.protect_reference('places.unit');

-- How a unit was called when. An unverified row (secondary sources only) is kept for a person to confirm, never shown as fact.
create table places.designation (
  scheme text not null,
  code text not null,
  full_name text not null,
  unit_type text not null,
  valid_from date not null,
  valid_to date,
  verified boolean not null,
  source text not null,
  primary key (scheme, code, valid_from),
  foreign key (scheme, code) references places.unit (scheme, code) on delete cascade
);
select platform.protect_reference('places.designation');

-- The official table row by row; an old unit with several rows was split. `old_code` is a district's where no commune was.
create table places.conversion (
  row_no int primary key,
  old_code text not null,
  new_code text not null,
  extent text not null check (extent in ('same', 'whole', 'renamed', 'part', 'part_area', 'part_area_all_people', 'part_people')),
  old_name text,
  old_district_code text not null,
  note text
);
create index conversion_old on places.conversion (old_code);
create index conversion_new on places.conversion (new_code);
select platform.protect_reference('places.conversion');

create table places.province_conversion (
  old_code text primary key,
  new_code text not null
);
select platform.protect_reference('places.province_conversion');

create table places.code_alias (
  alias text primary key,
  code text not null,
  used_by text not null
);
select platform.protect_reference('places.code_alias');

-- Simplified rings for point-in-polygon, [[lon, lat], ...] by polygon and ring; not for cadastral use.
create table places.boundary (
  code text primary key,
  province_code text not null,
  bounds box not null,
  polygons jsonb not null,
  imported_at timestamptz not null
);
create index boundary_bounds on places.boundary using gist (bounds);
select platform.protect_reference('places.boundary');

create table places.vsic_line (
  version text not null,
  code text not null,
  level int not null check (level between 1 and 5),
  section text not null,
  parent_code text,
  name text not null,
  folded text not null,
  primary key (version, code),
  foreign key (version, parent_code) references places.vsic_line (version, code) deferrable initially deferred
);
create index vsic_line_parent on places.vsic_line (version, parent_code);
select platform.protect_reference('places.vsic_line');

-- Only pairs that are one_to_one and not flagged may be applied without a person.
create table places.vsic_conversion (
  code_2018 text not null,
  code_2025 text not null,
  relationship text not null check (relationship in ('one_to_one', 'one_to_many', 'many_to_one', 'many_to_many')),
  flagged boolean not null,
  name_2018 text,
  primary key (code_2018, code_2025)
);
select platform.protect_reference('places.vsic_conversion');
