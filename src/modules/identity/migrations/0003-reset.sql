-- A forgotten password or a lost phone: the level above vouches for the person and hands over a link that works once.
-- Nobody but the person ever knows the new password. Only a hash of the link's token is kept.
create table identity.reset (
  id uuid primary key,
  person_id uuid not null references identity.person,
  token_hash bytea not null unique,
  issued_by uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default now()
);
create index reset_person on identity.reset (person_id) where used_at is null;
select platform.protect_internal('identity.reset');
