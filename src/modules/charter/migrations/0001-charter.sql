-- The condition sheet of each organisation (L 40): what its charter states, version by version.
create schema charter;
grant usage on schema charter to chung_app, chung_national;

-- Written once: a change is a new version, and a correction one that begins on the same day.
create table charter.version (
  organisation_id uuid not null,
  id uuid not null,
  version_no int not null check (version_no > 0),
  from_on date not null,
  adopted_on date not null,
  resolution_ref text not null check (length(resolution_ref) between 1 and 200),
  -- {parameter: value}; what is not there, the charter does not state.
  stated jsonb not null check (jsonb_typeof(stated) = 'object'),
  -- {parameter: "Điều 12 khoản 3"}
  clauses jsonb not null default '{}' check (jsonb_typeof(clauses) = 'object'),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  primary key (organisation_id, id),
  unique (organisation_id, version_no)
);
create index version_in_force on charter.version (organisation_id, from_on desc, version_no desc);
select platform.protect_tenant('charter.version', 'organisation_id');
revoke update, delete on charter.version from chung_app;
