-- Who holds which post in an organisation, from when until when (L 56, 62-72; D77 19), who is family of whom (L 4.11),
-- and the meetings of the board (L 65).
create schema governance;
grant usage on schema governance to chung_app;

-- Everybody who holds or held a post, stood for one, or was named as somebody's family.
create table governance.person (
  organisation_id uuid not null,
  id uuid not null default uuidv7(),
  name text not null check (length(name) between 1 and 200),
  standing text not null check (standing in ('member', 'representative', 'outsider')),
  -- The member whom this is, or whom this person represents; checked against the register of members on each day.
  member_id uuid,
  -- Who signs in (identity.person); null for people without an account.
  person_id uuid,
  -- Of a foreign member the membership module knows it; here what was said of an outsider.
  foreign_person boolean not null default false,
  resident_in_vietnam boolean not null default true,
  demonstration boolean not null default false,
  version int not null default 1,
  primary key (organisation_id, id),
  check ((standing = 'outsider') = (member_id is null))
);
create unique index person_member on governance.person (organisation_id, member_id) where standing = 'member';
select platform.add_touch('governance.person');
select platform.protect_tenant('governance.person', 'organisation_id');

-- One post held by one person for one term. A new election is a new row.
create table governance.term (
  organisation_id uuid not null,
  id uuid not null default uuidv7(),
  holder_id uuid not null,
  post text not null check (post in ('chair', 'boardMember', 'director', 'chiefSupervisor', 'supervisor', 'controller', 'chiefAccountant', 'treasurer', 'groupHead')),
  from_on date not null,
  until_on date check (until_on > from_on),
  -- Null: not known, from books kept before.
  ballot text check (ballot in ('secret', 'open', 'appointed')),
  elected_by text not null check (elected_by in ('founding_conference', 'assembly', 'board', 'director', 'group', 'taken_over')),
  -- The general meeting that decided, where it was held on the platform.
  assembly_id uuid,
  resolution_ref text check (length(resolution_ref) <= 200),
  legal_representative boolean not null default false,
  -- L 11.3: since when this representative cannot act.
  inactive_since date,
  ended_on date check (ended_on >= from_on),
  ending text check (ending in ('termEnded', 'resigned', 'dismissed', 'removed', 'membershipEnded', 'incapacitated', 'died', 'convicted', 'postAbolished')),
  ending_ref text check (length(ending_ref) <= 200),
  ending_note text check (length(ending_note) <= 1000),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  demonstration boolean not null default false,
  version int not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, holder_id) references governance.person (organisation_id, id),
  check ((ended_on is null) = (ending is null))
);
-- Nobody holds one post twice at a time.
create unique index term_open on governance.term (organisation_id, holder_id, post) where ended_on is null;
select platform.add_touch('governance.term');
select platform.protect_tenant('governance.term', 'organisation_id');

-- What people declared of each other: `second` is the <relation> of `first`. Taken back, never deleted.
create table governance.kinship (
  organisation_id uuid not null,
  id uuid not null default uuidv7(),
  first_id uuid not null,
  second_id uuid not null,
  relation text not null check (relation in ('spouse', 'parent', 'adoptiveParent', 'parentInLaw', 'child', 'adoptiveChild', 'childInLaw', 'sibling', 'siblingInLaw', 'other')),
  declared_on date not null,
  declared_by uuid,
  withdrawn_on date check (withdrawn_on >= declared_on),
  withdrawal_reason text check (length(withdrawal_reason) <= 500),
  demonstration boolean not null default false,
  version int not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, first_id) references governance.person (organisation_id, id),
  foreign key (organisation_id, second_id) references governance.person (organisation_id, id),
  check (first_id <> second_id)
);
create unique index kinship_pair on governance.kinship (organisation_id, least(first_id, second_id), greatest(first_id, second_id)) where withdrawn_on is null;
select platform.add_touch('governance.kinship');
select platform.protect_tenant('governance.kinship', 'organisation_id');

-- A meeting of the board, also one that could not be held (L 65.3-5).
create table governance.board_meeting (
  organisation_id uuid not null,
  id uuid not null default uuidv7(),
  call smallint not null check (call in (1, 2)),
  planned_on date not null,
  -- Of a second call: the day for which the first was planned.
  first_planned_on date,
  state text not null check (state in ('held', 'failed')),
  seats smallint not null check (seats between 1 and 15),
  present smallint not null check (present between 0 and seats),
  -- [{holderId, name}]: names as they were.
  attendance jsonb not null check (jsonb_typeof(attendance) = 'array'),
  -- [{text, for, against, abstain, chair, outcome}]
  decisions jsonb not null default '[]' check (jsonb_typeof(decisions) = 'array'),
  -- L 65.5: who disagreed and why stays in the minutes.
  dissent text check (length(dissent) <= 4000),
  minutes_ref text check (length(minutes_ref) <= 200),
  minutes_document_id uuid,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  demonstration boolean not null default false,
  version int not null default 1,
  primary key (organisation_id, id),
  check ((call = 2) = (first_planned_on is not null)),
  check (state = 'held' or decisions = '[]')
);
create index board_meeting_day on governance.board_meeting (organisation_id, planned_on desc);
select platform.add_touch('governance.board_meeting');
select platform.protect_tenant('governance.board_meeting', 'organisation_id');
