-- General meetings (đại hội thành viên, L 57–61, 64, 70; of cooperative groups D77 20–21). Everything that happens in
-- the hall is here at the moment it happens: a power cut in the middle loses nothing.
create schema assembly;
grant usage on schema assembly to chung_app;

create table assembly.meeting (
  organisation_id uuid not null,
  id uuid not null,
  organisation_type text not null check (organisation_type in ('THT', 'HTX', 'LHHTX')),
  title text not null check (length(title) between 1 and 200),
  kind text not null check (kind in ('annual', 'periodic', 'extraordinary')),
  -- The year that an annual meeting is about.
  fiscal_year int check (fiscal_year between 1990 and 2200),
  form text not null check (form in ('full', 'delegates')),
  -- Written consultation is no form of a general meeting (L 57.3, 61.1).
  mode text not null check (mode in ('in_person', 'online', 'hybrid')),
  convener text not null check (convener in ('board', 'director', 'supervisors', 'members', 'head')),
  model text not null check (model in ('full', 'reduced')),
  requested_on date,
  requesters int check (requesters >= 0),
  state text not null default 'preparing' check (state in ('preparing', 'called', 'open', 'paused', 'no_quorum', 'closed', 'cancelled')),
  call_no smallint not null default 1 check (call_no between 1 and 3),
  -- Taken from the charter when the meeting is called, so that no later charter changes a running meeting.
  denominator text not null check (denominator in ('present', 'cast')),
  proposal_days int not null check (proposal_days >= 0),
  -- Of a cooperative group, from its contract (D77 20–21).
  group_rules jsonb check ((group_rules is not null) = (organisation_type = 'THT')),
  chair_name text check (length(chair_name) between 1 and 200),
  secretary_name text check (length(secretary_name) between 1 and 200),
  -- The day on which the entitled were last compared with the register of members.
  entitled_on date,
  opened_at timestamptz,
  closed_at timestamptz,
  note text check (length(note) <= 2000),
  created_by uuid,
  version int not null default 1,
  primary key (organisation_id, id),
  check (kind <> 'annual' or fiscal_year is not null)
);
create unique index meeting_id on assembly.meeting (id);
select platform.add_touch('assembly.meeting');
select platform.protect_tenant('assembly.meeting', 'organisation_id');

-- Up to three calls (L 59.7); the planned day of each bounds the next.
create table assembly.call (
  organisation_id uuid not null,
  meeting_id uuid not null,
  number smallint not null check (number between 1 and 3),
  planned_at timestamptz not null,
  place text not null check (length(place) between 1 and 300),
  online_at text check (length(online_at) <= 500),
  notified_at timestamptz,
  closed_at timestamptz,
  outcome text check (outcome in ('held', 'no_quorum')),
  base int,
  attending int,
  primary key (organisation_id, meeting_id, number),
  foreign key (organisation_id, meeting_id) references assembly.meeting (organisation_id, id)
);
select platform.protect_tenant('assembly.call', 'organisation_id');

-- Who has a vote: the official members, as the register says on the day. Removed between notice and meeting: withdrawn.
create table assembly.entitled (
  organisation_id uuid not null,
  meeting_id uuid not null,
  member_id uuid not null,
  number int not null,
  name text not null,
  search_name text not null,
  party text not null,
  person_id uuid,
  weight int not null default 1 check (weight between 1 and 100000),
  delegate boolean not null default false,
  joined_on date not null,
  listed_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text check (length(withdrawn_reason) between 1 and 500),
  primary key (organisation_id, meeting_id, member_id),
  foreign key (organisation_id, meeting_id) references assembly.meeting (organisation_id, id)
);
create index entitled_person on assembly.entitled (person_id, meeting_id) where person_id is not null;
select platform.protect_tenant('assembly.entitled', 'organisation_id');

-- Linked members, a hired director, guests: they come when invited and may speak (L 31.2b, 31.3b, 68.3); no tally knows them.
create table assembly.guest (
  organisation_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  member_id uuid,
  name text not null check (length(name) between 1 and 200),
  capacity text not null check (capacity in ('linked_member', 'hired_director', 'authority', 'guest')),
  came_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, meeting_id) references assembly.meeting (organisation_id, id)
);
create unique index guest_member on assembly.guest (organisation_id, meeting_id, member_id) where member_id is not null;
select platform.protect_tenant('assembly.guest', 'organisation_id');

-- Who helps to run it: the credentials desk and the tellers, chosen for this meeting.
create table assembly.clerk (
  organisation_id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  name text not null,
  task text not null check (task in ('check_in', 'count', 'secretary')),
  primary key (organisation_id, meeting_id, person_id, task),
  foreign key (organisation_id, meeting_id) references assembly.meeting (organisation_id, id)
);
select platform.protect_tenant('assembly.clerk', 'organisation_id');

create table assembly.question (
  organisation_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  position int not null check (position > 0),
  subject text not null check (subject in ('charter', 'asset_divisible', 'asset_undivided', 'model', 'reorganisation', 'dissolution', 'agenda', 'report', 'plan',
    'finance', 'distribution', 'admission', 'expulsion', 'capital', 'election', 'dismissal', 'remuneration', 'contract', 'main_assets', 'other')),
  title text not null check (length(title) between 1 and 300),
  draft text not null check (length(draft) between 1 and 20000),
  ballot text not null check (ballot in ('open', 'secret')),
  check (subject <> 'election' or ballot = 'secret'),
  majority text not null check (majority in ('qualified', 'simple', 'all')),
  seats int check (seats between 1 and 15),
  asset_value_dong bigint check (asset_value_dong > 0),
  total_assets_dong bigint check (total_assets_dong > 0),
  -- What happens when it carries: {kind, …} as the module of that kind takes it.
  effect jsonb,
  state text not null default 'planned' check (state in ('planned', 'voting', 'closed', 'decided', 'withdrawn')),
  started_at timestamptz,
  stopped_at timestamptz,
  decided_at timestamptz,
  -- Votes of those present when the vote closed.
  present_votes int,
  votes_for int, votes_against int, votes_abstain int, votes_invalid int,
  denominator int, least int, passed boolean,
  resolution_no text,
  effect_done jsonb,
  version int not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, meeting_id) references assembly.meeting (organisation_id, id),
  check ((subject = 'election') = (seats is not null))
);
create unique index question_id on assembly.question (id);
create index question_meeting on assembly.question (organisation_id, meeting_id, position);
select platform.add_touch('assembly.question');
select platform.protect_tenant('assembly.question', 'organisation_id');

create table assembly.candidate (
  organisation_id uuid not null,
  id uuid not null,
  question_id uuid not null,
  position int not null,
  name text not null check (length(name) between 1 and 200),
  member_id uuid,
  votes int,
  elected boolean,
  primary key (organisation_id, id),
  foreign key (organisation_id, question_id) references assembly.question (organisation_id, id)
);
create index candidate_question on assembly.candidate (organisation_id, question_id, position);
select platform.protect_tenant('assembly.candidate', 'organisation_id');

-- A delegate for those who authorised him (L 61.4), a proxy for one who cannot come (L 61.1). Each member once.
create table assembly.authorisation (
  organisation_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  principal_id uuid not null,
  holder_id uuid,
  holder_name text not null check (length(holder_name) between 1 and 200),
  kind text not null check (kind in ('delegate', 'proxy')),
  ground text not null check (length(ground) between 1 and 300),
  given_at timestamptz not null,
  revoked_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, meeting_id) references assembly.meeting (organisation_id, id),
  check (holder_id is distinct from principal_id),
  check (kind = 'proxy' or holder_id is not null)
);
create unique index authorisation_once on assembly.authorisation (organisation_id, meeting_id, principal_id) where revoked_at is null;
create unique index authorisation_id on assembly.authorisation (id);
select platform.protect_tenant('assembly.authorisation', 'organisation_id');

-- One row for each member who is there, in whatever way. The unique index is what two clerks meet.
create table assembly.attendance (
  organisation_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  call_no smallint not null,
  member_id uuid not null,
  mode text not null check (mode in ('in_person', 'online', 'proxy')),
  authorisation_id uuid,
  via text not null check (via in ('qr', 'clerk', 'self')),
  came_at timestamptz not null,
  by_id uuid,
  by_name text not null,
  left_at timestamptz,
  left_reason text check (length(left_reason) <= 300),
  primary key (organisation_id, id),
  foreign key (organisation_id, meeting_id) references assembly.meeting (organisation_id, id),
  check ((mode = 'proxy') = (authorisation_id is not null))
);
create unique index attendance_once on assembly.attendance (organisation_id, meeting_id, call_no, member_id) where left_at is null;
select platform.protect_tenant('assembly.attendance', 'organisation_id');

create table assembly.delivery (
  organisation_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  call_no smallint not null,
  member_id uuid not null,
  channel text not null check (channel in ('paper', 'electronic')),
  delivered_on date not null,
  recorded_at timestamptz not null,
  by_id uuid,
  by_name text not null,
  note text check (length(note) <= 300),
  primary key (organisation_id, id),
  foreign key (organisation_id, meeting_id) references assembly.meeting (organisation_id, id)
);
create index delivery_meeting on assembly.delivery (organisation_id, meeting_id, call_no, member_id, delivered_on);
select platform.protect_tenant('assembly.delivery', 'organisation_id');

create table assembly.proposal (
  organisation_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  title text not null check (length(title) between 1 and 300),
  body text not null check (length(body) between 1 and 10000),
  received_on date not null,
  signers uuid[] not null check (cardinality(signers) between 1 and 20000),
  state text not null default 'received' check (state in ('received', 'accepted', 'refused')),
  reason text check (reason in ('late', 'offTopic', 'outsidePower', 'charter')),
  explanation text check (length(explanation) between 1 and 2000),
  question_id uuid,
  decided_at timestamptz,
  decided_by text,
  primary key (organisation_id, id),
  foreign key (organisation_id, meeting_id) references assembly.meeting (organisation_id, id),
  -- L 60.3: no refusal without its ground.
  check ((state = 'refused') = (reason is not null)),
  check (state <> 'refused' or explanation is not null)
);
create unique index proposal_id on assembly.proposal (id);
select platform.protect_tenant('assembly.proposal', 'organisation_id');

-- Open votes only, one for each member represented. Secret ones are in the box of `ballots`, where nobody has a name.
create table assembly.vote (
  organisation_id uuid not null,
  question_id uuid not null,
  member_id uuid not null,
  choice text not null check (choice in ('for', 'against', 'abstain')),
  weight int not null check (weight > 0),
  cast_at timestamptz not null,
  via text not null check (via in ('self', 'clerk', 'assisted')),
  by_id uuid,
  by_name text not null,
  primary key (organisation_id, question_id, member_id),
  foreign key (organisation_id, question_id) references assembly.question (organisation_id, id)
);
select platform.protect_tenant('assembly.vote', 'organisation_id');

-- Who helped whom to vote, and how the member confirmed; never what was voted.
create table assembly.assistance (
  organisation_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  question_id uuid not null,
  member_id uuid not null,
  spoke_name text not null check (length(spoke_name) between 1 and 200),
  typed_id uuid,
  typed_name text not null,
  confirmed_by text not null check (confirmed_by in ('pin', 'signature', 'call_back')),
  -- The hash of the signature's image, or who called back on which number's last three figures.
  evidence text not null check (length(evidence) between 1 and 300),
  at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, question_id) references assembly.question (organisation_id, id)
);
select platform.protect_tenant('assembly.assistance', 'organisation_id');

-- Hands raised, and paper boxes counted by two people; only two equal counts of one round are a count.
create table assembly.count (
  organisation_id uuid not null,
  id uuid not null,
  question_id uuid not null,
  source text not null check (source in ('hands', 'box')),
  round smallint not null check (round between 1 and 20),
  -- {for, against, abstain, invalid} or {invalid, papers, byCandidate: {id: votes}}
  figures jsonb not null,
  counter_id uuid not null,
  counter_name text not null,
  counted_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, question_id, source, round, counter_id),
  foreign key (organisation_id, question_id) references assembly.question (organisation_id, id)
);
select platform.protect_tenant('assembly.count', 'organisation_id');

-- What the minutes tell in order: opened, paused, resumed, votes, entitlement withdrawn, counts repeated.
create table assembly.happening (
  organisation_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  at timestamptz not null,
  kind text not null check (length(kind) between 1 and 60),
  params jsonb not null default '{}',
  by_name text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, meeting_id) references assembly.meeting (organisation_id, id)
);
create index happening_meeting on assembly.happening (organisation_id, meeting_id, id);
select platform.protect_tenant('assembly.happening', 'organisation_id');

create table assembly.minutes (
  organisation_id uuid not null,
  meeting_id uuid not null,
  body text not null check (length(body) between 1 and 200000),
  written_at timestamptz not null,
  written_by text not null,
  -- Of what is signed: a word changed afterwards and every signature is gone.
  body_hash text not null,
  valid_at timestamptz,
  valid_by text check (valid_by in ('officers', 'attendees')),
  version int not null default 1,
  primary key (organisation_id, meeting_id),
  foreign key (organisation_id, meeting_id) references assembly.meeting (organisation_id, id)
);
select platform.add_touch('assembly.minutes');
select platform.protect_tenant('assembly.minutes', 'organisation_id');

create table assembly.signature (
  organisation_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  role text not null check (role in ('chair', 'secretary', 'attendee')),
  -- Chair and secretary sign once each; an attendee is the member.
  member_id uuid,
  name text not null check (length(name) between 1 and 200),
  state text not null check (state in ('signed', 'refused')),
  reason text check (length(reason) between 1 and 1000),
  body_hash text not null,
  at timestamptz not null,
  by_id uuid,
  by_name text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, meeting_id) references assembly.meeting (organisation_id, id),
  check (state = 'signed' or (role <> 'attendee' and reason is not null)),
  check ((role = 'attendee') = (member_id is not null))
);
create unique index signature_officer on assembly.signature (organisation_id, meeting_id, body_hash, role) where role <> 'attendee';
create unique index signature_attendee on assembly.signature (organisation_id, meeting_id, body_hash, member_id) where role = 'attendee';
select platform.protect_tenant('assembly.signature', 'organisation_id');

-- Papers that came out of it, kept by `documents` (L 57.4, 61.6).
create table assembly.paper (
  organisation_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  kind text not null check (kind in ('notice', 'attendance', 'ballots', 'counting', 'minutes', 'resolution')),
  question_id uuid,
  document_id uuid not null,
  number text not null,
  confirmation_code text not null,
  at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, meeting_id) references assembly.meeting (organisation_id, id)
);
select platform.protect_tenant('assembly.paper', 'organisation_id');
