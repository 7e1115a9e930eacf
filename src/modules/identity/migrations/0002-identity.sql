-- People, offices and who serves where (Law 17/2023 Art. 13; Circular 09/2024 Art. 9 on the accounts of the national system).
create schema identity;
grant usage on schema identity to chung_app, chung_national, chung_public;

-- A role is a set of grants; both are data (data/identity/roles.json), loaded by set-up.
create table identity.role (
  code text primary key,
  office_kinds text[] not null,
  name_vi text not null,
  name_en text not null,
  position int not null
);
select platform.protect_reference('identity.role');

create table identity.role_grant (
  role_code text not null references identity.role on delete cascade,
  grant_name text not null,
  primary key (role_code, grant_name)
);
select platform.protect_reference('identity.role_grant');

-- The tree of the State (ministry → province → commune → organisation) and beside it the Cooperative Alliance.
create table identity.office (
  id uuid primary key,
  kind text not null check (kind in ('ministry', 'lineMinistry', 'provincialCommittee', 'department', 'steeringCommittee', 'commune', 'organisation', 'allianceNational', 'allianceProvince')),
  name text not null check (name <> ''),
  parent_id uuid references identity.office,
  province_code text,
  commune_code text,
  organisation_id uuid,
  organisation_type text check (organisation_type in ('THT', 'HTX', 'LHHTX')),
  closed_at timestamptz,
  created_at timestamptz not null default now(),
  version int not null default 1,
  check ((kind = 'organisation') = (organisation_id is not null)),
  check ((organisation_id is null) = (organisation_type is null)),
  check (kind not in ('provincialCommittee', 'department', 'steeringCommittee', 'commune', 'organisation', 'allianceProvince') or province_code is not null),
  check (kind not in ('commune', 'organisation') or commune_code is not null)
);
create unique index office_place on identity.office (kind, coalesce(province_code, ''), coalesce(commune_code, ''), name) where organisation_id is null;
create unique index office_organisation on identity.office (organisation_id) where organisation_id is not null;
create index office_parent on identity.office (parent_id);
create index office_commune on identity.office (commune_code);
select platform.add_touch('identity.office');
select platform.protect_internal('identity.office');

create table identity.person (
  id uuid primary key,
  login text not null unique check (login ~ '^[a-z0-9._-]{2,60}$'),
  name text not null check (length(name) between 1 and 120),
  email text check (length(email) <= 254),
  phone text check (length(phone) <= 20),
  -- The number itself is sealed; the keyed hash finds it again and nobody without the key can make one.
  personal_id_sealed bytea,
  personal_id_hash bytea unique,
  suspended_at timestamptz,
  demonstration boolean not null default false,
  created_at timestamptz not null default now(),
  version int not null default 1,
  check ((personal_id_sealed is null) = (personal_id_hash is null))
);
select platform.add_touch('identity.person');
select platform.protect_internal('identity.person');

-- Who serves in which office, in which role, from when to when, by whose written assignment (C09 9.4, 9.8).
create table identity.posting (
  id uuid primary key,
  person_id uuid not null references identity.person,
  office_id uuid not null references identity.office,
  organisation_id uuid,
  role_code text not null references identity.role,
  valid_from date not null,
  valid_to date,
  assigned_by uuid,
  assignment_ref text check (length(assignment_ref) <= 200),
  -- C09 9.6: the account of an officer who moves is locked within 5 working days; here at the same moment.
  locked_at timestamptz,
  ended_by uuid,
  end_reason text check (end_reason in ('moved', 'left', 'locked', 'organisationEnded')),
  created_at timestamptz not null default now(),
  version int not null default 1,
  check (valid_to is null or valid_to >= valid_from),
  check ((locked_at is null) = (end_reason is null))
);
create unique index posting_active on identity.posting (person_id, office_id) where locked_at is null;
create index posting_office on identity.posting (office_id) where locked_at is null;
select platform.add_touch('identity.posting');
select platform.protect_internal('identity.posting');

-- Rule 61: made only by the level above. Only a hash of the link's token is kept.
create table identity.invitation (
  id uuid primary key,
  token_hash bytea not null unique,
  office_id uuid not null references identity.office,
  organisation_id uuid,
  role_code text not null references identity.role,
  name text not null,
  email text,
  personal_id_sealed bytea,
  personal_id_hash bytea,
  assignment_ref text,
  invited_by uuid not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid,
  revoked_at timestamptz,
  created_at timestamptz not null default now(),
  version int not null default 1
);
create index invitation_office on identity.invitation (office_id, id);
create index invitation_personal on identity.invitation (personal_id_hash) where accepted_at is null and revoked_at is null;
select platform.add_touch('identity.invitation');
select platform.protect_internal('identity.invitation');

-- What a key may do and until when; the secret itself is hashed in schema auth under the same id.
create table identity.api_key (
  id uuid primary key,
  person_id uuid not null references identity.person,
  name text not null,
  starts_with text not null,
  scopes text[] not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null default now(),
  version int not null default 1
);
create index api_key_person on identity.api_key (person_id, id);
select platform.add_touch('identity.api_key');
select platform.protect_internal('identity.api_key');

-- Which of several offices the person acts from now.
create table identity.acting_office (
  person_id uuid primary key references identity.person,
  posting_id uuid not null references identity.posting,
  chosen_at timestamptz not null default now()
);
select platform.protect_internal('identity.acting_office');

-- Every serving process forgets what it cached of a person as soon as a change of theirs commits.
create function identity.announce_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_notify('identity_changed', to_jsonb(new) ->> tg_argv[0]);
  return null;
end $$;
create trigger announce after update on identity.person for each row execute function identity.announce_change('id');
create trigger announce after insert or update on identity.posting for each row execute function identity.announce_change('person_id');
create trigger announce after insert or update on identity.api_key for each row execute function identity.announce_change('person_id');
create trigger announce after insert or update on identity.acting_office for each row execute function identity.announce_change('person_id');
