-- Notices of an organisation: one row per notice, one per recipient, one delivery per recipient and channel, and every
-- step of a delivery as a row that is never changed: it must prove when somebody was told (L 60.1).
create schema notices;
grant usage on schema notices to chung_app, chung_national;

create table notices.notice (
  organisation_id uuid not null,
  id uuid not null,
  -- Who speaks: the organisation itself, or an office whose answer concerns it.
  sender_name text not null check (length(sender_name) between 1 and 200),
  kind text not null check (kind ~ '^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)+$'),
  subject text not null check (length(subject) between 1 and 200),
  body text not null check (length(body) between 1 and 10000),
  -- A page of this platform.
  href text check (href ~ '^/([^/]|$)' and length(href) <= 500),
  -- Why it may disturb in quiet hours.
  urgent_reason text check (length(urgent_reason) between 1 and 500),
  must_be_paper boolean not null default false,
  -- Sent twice with the same key it is one notice.
  key text check (length(key) between 1 and 200),
  sent_by uuid,
  sent_at timestamptz not null,
  primary key (organisation_id, id)
);
create unique index notice_id on notices.notice (id);
create unique index notice_key on notices.notice (organisation_id, key) where key is not null;
select platform.protect_tenant('notices.notice', 'organisation_id');

create table notices.recipient (
  organisation_id uuid not null,
  id uuid not null,
  notice_id uuid not null,
  position int not null,
  member_id uuid,
  person_id uuid,
  name text not null check (length(name) between 1 and 200),
  -- Where the paper goes.
  postal_address text check (length(postal_address) <= 500),
  email text check (length(email) <= 254),
  phone text check (length(phone) <= 20),
  -- [{channel, why}]: the channels that were not used.
  skipped jsonb not null default '[]' check (jsonb_typeof(skipped) = 'array'),
  primary key (organisation_id, id),
  foreign key (organisation_id, notice_id) references notices.notice (organisation_id, id)
);
create index recipient_notice on notices.recipient (organisation_id, notice_id, position);
select platform.protect_tenant('notices.recipient', 'organisation_id');

create table notices.delivery (
  organisation_id uuid not null,
  id uuid not null,
  notice_id uuid not null,
  recipient_id uuid not null,
  person_id uuid,
  channel text not null check (channel in ('inApp', 'push', 'email', 'zalo', 'sms', 'paper')),
  address text check (length(address) <= 254),
  address_verified boolean not null default false,
  state text not null check (state in ('waiting', 'sending', 'sent', 'delivered', 'read', 'failed')),
  due_at timestamptz not null,
  attempts int not null default 0,
  claimed_at timestamptz,
  read_at timestamptz,
  provider_ref text check (length(provider_ref) <= 300),
  cost_dong bigint not null default 0 check (cost_dong >= 0),
  version int not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, recipient_id) references notices.recipient (organisation_id, id),
  check (channel <> 'inApp' or person_id is not null),
  check (channel not in ('email', 'zalo', 'sms') or address is not null),
  check (state <> 'sending' or claimed_at is not null)
);
create unique index delivery_channel on notices.delivery (organisation_id, recipient_id, channel);
create index delivery_notice on notices.delivery (organisation_id, notice_id);
create index delivery_open on notices.delivery (organisation_id, notice_id, due_at) where state in ('waiting', 'sending');
create index delivery_inbox on notices.delivery (person_id, notice_id desc) where channel = 'inApp';
create index delivery_unread on notices.delivery (person_id) where channel = 'inApp' and state <> 'read';
select platform.add_touch('notices.delivery');
select platform.protect_tenant('notices.delivery', 'organisation_id');

-- Every step of every attempt; nobody changes or removes one.
create table notices.receipt (
  organisation_id uuid not null,
  id uuid not null,
  delivery_id uuid not null,
  person_id uuid,
  kind text not null check (kind in ('queued', 'postponed', 'attempted', 'sent', 'delivered', 'read', 'failed', 'handedOver')),
  at timestamptz not null,
  -- Handed over on this day; the moment is when it was written down.
  on_day date,
  by_person uuid,
  by_name text check (length(by_name) <= 200),
  detail text check (length(detail) <= 500),
  primary key (organisation_id, id),
  foreign key (organisation_id, delivery_id) references notices.delivery (organisation_id, id),
  check ((kind = 'handedOver') = (on_day is not null))
);
create index receipt_delivery on notices.receipt (organisation_id, delivery_id, id);
select platform.protect_tenant('notices.receipt', 'organisation_id');
revoke update, delete on notices.receipt from chung_app;

-- The recipient reads what lies in the own inbox, whatever organisation it came from, and may say that it was read.
create policy own on notices.delivery for select to chung_app, chung_national using (person_id = platform.actor_id() and channel = 'inApp');
create policy own_reading on notices.delivery for update to chung_app, chung_national
  using (person_id = platform.actor_id() and channel = 'inApp') with check (person_id = platform.actor_id() and channel = 'inApp');
create policy own on notices.notice for select to chung_app, chung_national using (exists (
  select from notices.delivery d where d.organisation_id = notice.organisation_id and d.notice_id = notice.id and d.channel = 'inApp' and d.person_id = platform.actor_id()));
create policy own_reading on notices.receipt for insert to chung_app, chung_national with check (person_id = platform.actor_id() and kind = 'read');
grant select on notices.notice, notices.delivery to chung_national;
grant update (state, read_at) on notices.delivery to chung_national;
grant insert on notices.receipt to chung_national;

-- Where a person with an account can be reached outside the platform.
create table notices.address (
  person_id uuid not null,
  channel text not null check (channel in ('email', 'zalo', 'sms')),
  id uuid not null,
  address text not null check (length(address) between 3 and 254),
  verified_at timestamptz,
  -- The code is made from this and the root key; it stands nowhere.
  code_nonce uuid,
  code_expires_at timestamptz,
  wrong_codes int not null default 0,
  version int not null default 1,
  primary key (person_id, channel)
);
select platform.add_touch('notices.address');
select platform.protect_internal('notices.address');

-- Given and withdrawn, each with its ground; the last word counts, earlier ones stay (Law 91/2025 on personal data).
create table notices.person_consent (
  id uuid primary key,
  person_id uuid not null,
  channel text not null check (channel in ('push', 'email', 'zalo', 'sms')),
  given boolean not null,
  ground text not null check (length(ground) between 1 and 300),
  -- The sentence that the person saw.
  wording text not null check (length(wording) between 1 and 1000),
  at timestamptz not null
);
create index person_consent_last on notices.person_consent (person_id, channel, id desc);
select platform.protect_internal('notices.person_consent');
revoke update, delete on notices.person_consent from chung_app, chung_national;

-- What a member without an account told the organisation.
create table notices.member_consent (
  organisation_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  channel text not null check (channel in ('email', 'zalo', 'sms')),
  given boolean not null,
  ground text not null check (length(ground) between 1 and 300),
  on_day date not null,
  recorded_by uuid,
  at timestamptz not null,
  primary key (organisation_id, id)
);
create index member_consent_last on notices.member_consent (organisation_id, member_id, channel, id desc);
select platform.protect_tenant('notices.member_consent', 'organisation_id');
revoke update, delete on notices.member_consent from chung_app;

-- A browser that a person allowed to show notices. Endpoint and keys belong to the browser's maker.
create table notices.device (
  id uuid primary key,
  person_id uuid not null,
  endpoint text not null unique check (endpoint ~ '^https?://' and length(endpoint) <= 1000),
  p256dh text not null check (length(p256dh) <= 200),
  auth text not null check (length(auth) <= 100),
  label text not null check (length(label) <= 100),
  created_at timestamptz not null
);
create index device_person on notices.device (person_id);
select platform.protect_internal('notices.device');
