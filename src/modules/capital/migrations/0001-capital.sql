-- What each member committed and paid (L 73–79), what members owe, and the certificates of contribution (L 75).
create schema capital;
grant usage on schema capital to chung_app, chung_national;

-- The book only grows: a mistake is a line that points to what it corrects. Every balance at any day is a sum of it.
create table capital.entry (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  kind text not null check (kind in ('opening', 'pledge', 'topUp', 'payment', 'return', 'reduction', 'transferOut', 'transferIn', 'inheritanceOut', 'inheritanceIn', 'correction')),
  -- The day of effect; a correction has that of what it corrects. When somebody wrote it, recorded_at says.
  on_day date not null,
  committed_dong bigint not null,
  paid_dong bigint not null,
  corrects uuid,
  -- The other half of what changed hands.
  pair_id uuid,
  -- From when the time to pay runs (L 74.4), and an earlier last day that was agreed.
  clock_from date,
  stated_due_on date,
  -- L 73.1; quantity and valuation in words, the value itself is the amount.
  asset_kind text check (asset_kind in ('money', 'foreignCurrency', 'gold', 'landUseRight', 'intellectualProperty', 'technology', 'other')),
  asset_note text check (length(asset_note) between 1 and 500),
  -- A right of use was contributed: until when (L 76.2b).
  use_right_until date,
  -- L 78.3: who confirmed that every debt stays payable, and when.
  solvency_by text check (length(solvency_by) between 1 and 200),
  solvency_on date,
  -- The decision or paper behind it.
  ground text check (length(ground) between 1 and 500),
  -- How the member stood when it was written, for those whose membership has ended since.
  member_kind text not null check (member_kind in ('official', 'linked_contributing')),
  foreign_member boolean not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid,
  primary key (organisation_id, id),
  check ((kind = 'correction') = (corrects is not null)),
  check ((solvency_by is null) = (solvency_on is null)),
  check (use_right_until is null or asset_kind is not null),
  check (case kind
    when 'opening' then committed_dong > 0 and paid_dong between 0 and committed_dong
    when 'pledge' then committed_dong > 0 and paid_dong = 0
    when 'topUp' then committed_dong > 0 and paid_dong = 0
    when 'payment' then committed_dong = 0 and paid_dong > 0
    when 'return' then committed_dong < 0 and paid_dong = committed_dong and solvency_by is not null
    when 'reduction' then committed_dong < 0 and paid_dong = 0
    when 'correction' then committed_dong <> 0 or paid_dong <> 0
    when 'transferOut' then committed_dong < 0 and paid_dong between committed_dong and 0
    when 'inheritanceOut' then committed_dong < 0 and paid_dong between committed_dong and 0
    else committed_dong > 0 and paid_dong between 0 and committed_dong end),
  check (kind <> 'payment' or asset_kind is not null)
);
create index entry_member on capital.entry (organisation_id, member_id, on_day);
create index entry_day on capital.entry (organisation_id, on_day);
create index entry_corrects on capital.entry (organisation_id, corrects) where corrects is not null;

-- Days that do not count towards the deadline (L 74.4); one that was recorded wrongly is cancelled by another row.
create table capital.excluded_period (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  reason text not null check (reason in ('transport', 'import', 'titleTransfer')),
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  note text not null check (length(note) between 1 and 500),
  cancels uuid,
  recorded_at timestamptz not null default now(),
  recorded_by uuid,
  primary key (organisation_id, id)
);
create index excluded_member on capital.excluded_period (organisation_id, member_id);

-- What members owe their organisation: positive is owed, negative settled (L 90.2). Later modules feed it.
create table capital.obligation (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  amount_dong bigint not null check (amount_dong <> 0),
  on_day date not null,
  -- 'manual', or the module that feeds it with the id of its own row.
  source text not null check (length(source) between 1 and 100),
  source_id text check (length(source_id) between 1 and 200),
  note text not null check (length(note) between 1 and 500),
  recorded_at timestamptz not null default now(),
  recorded_by uuid,
  primary key (organisation_id, id)
);
create unique index obligation_source on capital.obligation (organisation_id, source, source_id) where source_id is not null;
create index obligation_member on capital.obligation (organisation_id, member_id);

-- A cap that is broken, and the twelve months in which to mend it (L 103.1đ).
create table capital.breach (
  organisation_id uuid not null,
  id uuid not null,
  cap text not null check (cap in ('official', 'linked', 'foreign')),
  member_id uuid,
  began_on date not null,
  due_on date not null,
  held_dong bigint not null,
  total_dong bigint not null,
  max_percent int not null,
  ended_on date,
  primary key (organisation_id, id)
);
create unique index breach_open on capital.breach (organisation_id, cap, member_id) nulls not distinct where ended_on is null;

-- The next last day of each member with an open part. The night's work of all organisations walks along it: no name,
-- no amount.
create table capital.deadline (
  organisation_id uuid not null,
  member_id uuid not null,
  due_on date not null,
  judged_on date,
  version int not null default 1,
  primary key (organisation_id, member_id)
);
create index deadline_waiting on capital.deadline (due_on) where judged_on is null;

-- Certificates of contribution. What was printed is kept as printed; the personal number sealed.
create table capital.certificate (
  organisation_id uuid not null,
  id uuid not null,
  number int not null check (number > 0),
  member_id uuid not null,
  issued_on date not null,
  facts jsonb not null check (jsonb_typeof(facts) = 'object'),
  id_number_sealed bytea,
  -- Tells whether a fact changed since, the sealed number included, without opening it.
  facts_hash bytea not null,
  replaces uuid,
  document_id uuid,
  document_number text,
  confirmation_code text,
  issued_by uuid,
  recorded_at timestamptz not null default now(),
  ended_on date,
  end_reason text check (end_reason in ('lost', 'damaged', 'changed', 'membershipEnded', 'returned')),
  primary key (organisation_id, id),
  unique (organisation_id, number),
  check ((ended_on is null) = (end_reason is null))
);
create unique index certificate_valid on capital.certificate (organisation_id, member_id) where ended_on is null;

select platform.protect_tenant('capital.entry', 'organisation_id'), platform.protect_tenant('capital.excluded_period', 'organisation_id'),
  platform.protect_tenant('capital.obligation', 'organisation_id'), platform.protect_tenant('capital.breach', 'organisation_id'),
  platform.protect_tenant('capital.deadline', 'organisation_id'), platform.protect_tenant('capital.certificate', 'organisation_id');
select platform.add_touch('capital.deadline');

revoke update, delete on capital.entry, capital.excluded_period, capital.obligation, capital.breach, capital.certificate from chung_app;
grant update (ended_on) on capital.breach to chung_app;
grant update (ended_on, end_reason) on capital.certificate to chung_app;

create policy nation on capital.deadline for select to chung_national using (true);
grant select on capital.deadline to chung_national;
