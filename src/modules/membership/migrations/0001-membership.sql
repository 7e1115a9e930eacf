-- Members of each organisation: the register (sổ đăng ký thành viên, L 15), applications, endings, and what is counted.
create schema membership;
grant usage on schema membership to chung_app, chung_national;

-- One membership, from admission to end. Who comes back gets a new one.
create table membership.member (
  organisation_id uuid not null,
  id uuid not null,
  -- Running number in the register.
  number int not null check (number > 0),
  joined_on date not null,
  application_id uuid,
  -- Who decided, and by which paper (L 66.6, 68.4đ, 70.9, 71.3g; D77 10). 'taken_over': from the register kept before.
  organ text not null check (organ in ('founding_conference', 'board', 'director', 'assembly', 'group', 'taken_over')),
  decided_on date not null,
  resolution_ref text check (length(resolution_ref) between 1 and 200),
  -- What the member undertook to contribute when admitted; what became of it, `capital` keeps.
  pledged_dong bigint not null default 0 check (pledged_dong >= 0),
  -- The member whose place an heir took (L 90.3).
  heir_of uuid,
  -- Who signs in as this member, where the personal number does not say it.
  person_id uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  primary key (organisation_id, id),
  unique (organisation_id, number)
);
create index member_person on membership.member (person_id) where person_id is not null;

-- What the register says of a member, in two times: valid_from/valid_to is when it held (valid_to is the first day on
-- which it no longer does), known_from/known_to when the register said so. Nothing is overwritten: a change closes
-- known_to and writes new rows.
create table membership.version (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  kind text not null check (kind in ('official', 'linked_contributing', 'linked_noncontributing')),
  party text not null check (party in ('person', 'household', 'group', 'organisation')),
  name text not null check (length(name) between 1 and 200),
  -- Without marks: given name first, so that a page of the register is in the order people look for; and as written.
  sort_name text not null,
  search_name text not null,
  -- Counts towards the 35 % of L 30.7.
  foreign_member boolean not null default false,
  nationality text not null default 'VN',
  born_on date,
  gender text check (gender in ('female', 'male')),
  address text not null default '',
  phone text,
  email text,
  -- The person's number, or that of the one representative; sealed. The keyed hash finds the same one again: of that
  -- number, or of the organisation's code.
  id_sealed bytea,
  id_tail text,
  id_hash bytea,
  organisation_code text,
  cooperative boolean not null default false,
  representative_name text,
  representative_phone text,
  uses_service boolean not null,
  gives_labour boolean not null,
  investment_certificate_no text,
  residence_paper_no text,
  -- Why the register says it now and did not before.
  ground text check (length(ground) <= 500),
  valid_from date not null,
  valid_to date check (valid_to > valid_from),
  known_from timestamptz not null default now(),
  known_to timestamptz,
  recorded_by uuid,
  primary key (organisation_id, id),
  check (kind <> 'linked_contributing' or not (uses_service or gives_labour)),
  check (kind <> 'linked_noncontributing' or uses_service or gives_labour),
  check (party not in ('household', 'group') or representative_name is not null)
);
-- A page of the register at any date is a walk along this.
create index version_sheet on membership.version (organisation_id, sort_name, member_id);
create index version_member on membership.version (organisation_id, member_id, valid_from);
-- The same person is a member once at a time.
create unique index version_identity on membership.version (organisation_id, party, id_hash) where known_to is null and valid_to is null and id_hash is not null;
create unique index version_open on membership.version (organisation_id, member_id) where known_to is null and valid_to is null;
create index version_id_hash on membership.version (id_hash) where known_to is null and valid_to is null and id_hash is not null;

create table membership.application (
  organisation_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('official', 'linked_contributing', 'linked_noncontributing')),
  party text not null check (party in ('person', 'household', 'group', 'organisation')),
  -- The written application (đơn, L 30.3): its date and where the paper is.
  written_on date not null,
  paper_ref text check (length(paper_ref) <= 200),
  -- All that the applicant stated, sealed: who is refused leaves nothing readable in the trail.
  facts_sealed bytea not null,
  pledged_dong bigint not null default 0 check (pledged_dong >= 0),
  heir_of uuid,
  state text not null default 'waiting' check (state in ('waiting', 'accepted', 'refused', 'withdrawn')),
  organ text check (organ in ('founding_conference', 'board', 'director', 'assembly', 'group')),
  decided_on date,
  resolution_ref text check (length(resolution_ref) between 1 and 200),
  reason text check (length(reason) <= 1000),
  member_id uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  version int not null default 1,
  primary key (organisation_id, id),
  check ((state in ('accepted', 'refused')) = (organ is not null and decided_on is not null)),
  check ((state = 'accepted') = (member_id is not null))
);
create index application_waiting on membership.application (organisation_id, state, id);

-- Written once; one that was recorded wrongly is withdrawn by revoked_at, not removed.
create table membership.ending (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  ended_on date not null,
  -- Letters of L 33 (there is no f), and the unpaid fee of members who do not contribute.
  reason text not null check (reason in ('a', 'b', 'c', 'd', 'đ', 'e', 'g', 'fee')),
  organ text not null check (organ in ('board', 'director', 'assembly', 'group', 'law')),
  resolution_ref text check (length(resolution_ref) between 1 and 200),
  note text check (length(note) <= 1000),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  revoked_at timestamptz,
  revoked_reason text check (length(revoked_reason) <= 500),
  primary key (organisation_id, id)
);
create unique index ending_member on membership.ending (organisation_id, member_id) where revoked_at is null;

-- Enterprises that the organisation founded or holds shares in: they cannot be its members (L 81.4, 82.3).
create table membership.affiliate (
  organisation_id uuid not null,
  id uuid not null,
  code text not null check (code ~ '^[0-9]{10}$'),
  name text not null check (length(name) between 1 and 300),
  relation text not null check (relation in ('subsidiary', 'investee')),
  from_on date not null,
  to_on date check (to_on >= from_on),
  version int not null default 1,
  primary key (organisation_id, id)
);

-- How many members there are today, and since when too few or too many foreign ones (L 103.1d): what officers of the
-- place may see of a membership.
create table membership.tally (
  organisation_id uuid primary key,
  province_code text,
  commune_code text,
  official int not null default 0,
  linked_contributing int not null default 0,
  linked_noncontributing int not null default 0,
  official_foreign int not null default 0,
  official_women int not null default 0,
  below_minimum_since date,
  foreign_share_since date,
  counted_on date,
  version int not null default 1
);
create index tally_territory on membership.tally (province_code, commune_code);
create index tally_commune on membership.tally (commune_code);

select platform.protect_tenant('membership.member', 'organisation_id'), platform.protect_tenant('membership.version', 'organisation_id'),
  platform.protect_tenant('membership.application', 'organisation_id'), platform.protect_tenant('membership.ending', 'organisation_id'),
  platform.protect_tenant('membership.affiliate', 'organisation_id'), platform.protect_tenant('membership.tally', 'organisation_id');
select platform.add_touch('membership.application'), platform.add_touch('membership.affiliate'), platform.add_touch('membership.tally');

-- L 15: the register's history stays. Only that a row is no longer what the register says may be written on it.
revoke update, delete on membership.member, membership.version, membership.ending from chung_app;
grant update (person_id) on membership.member to chung_app;
grant update (known_to) on membership.version to chung_app;
grant update (revoked_at, revoked_reason) on membership.ending to chung_app;
revoke delete on membership.application, membership.tally from chung_app;

create policy province on membership.tally for select to chung_app using (province_code = platform.actor_province());
create policy commune on membership.tally for select to chung_app using (commune_code = platform.actor_commune());
create policy nation on membership.tally for select to chung_national using (true);
grant select on membership.tally to chung_national;
