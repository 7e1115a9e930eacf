-- What the organisation publishes to its members (L 14): each item with its clock, where it hung at the head office, and
-- what members asked for.
create schema disclosure;
grant usage on schema disclosure to chung_app;

-- A file of an item or the photograph of a posting. Bytes apart, so that the trail does not keep them twice.
create table disclosure.file (
  organisation_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 255),
  media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png', 'image/webp')),
  -- Ten million bytes: a scanned resolution or a photograph of a phone; larger is a mistake.
  size_bytes int not null check (size_bytes between 1 and 10000000),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  stored_by uuid,
  stored_at timestamptz not null default now(),
  demonstration boolean not null default false,
  primary key (organisation_id, id)
);
create table disclosure.file_content (
  organisation_id uuid not null,
  file_id uuid not null,
  bytes bytea not null,
  primary key (organisation_id, file_id),
  foreign key (organisation_id, file_id) references disclosure.file (organisation_id, id)
);
alter table disclosure.file_content alter column bytes set storage external;

create table disclosure.item (
  organisation_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('charter', 'internalRules', 'assemblyResolution', 'boardResolution', 'directorDecision', 'memberList', 'annualStatements', 'undividedFund', 'training', 'other')),
  title text not null check (length(title) between 1 and 300),
  number text check (length(number) <= 100),
  issued_on date not null,
  -- Five working days by the calendar of the day on which it was entered.
  publish_by date not null,
  body text check (length(body) <= 20000),
  document_id uuid,
  file_id uuid,
  -- C44: {openingDong, closingDong, additions, uses} of the undivided fund.
  fund jsonb check (jsonb_typeof(fund) = 'object'),
  -- Where it comes from: entered by a person, or a module's fact and what it was about.
  source text not null default 'entered' check (length(source) between 1 and 100),
  subject_id text check (length(subject_id) <= 200),
  -- Open to members from this moment on, after the preview.
  published_at timestamptz,
  published_by uuid,
  -- A correction is a new item; this one then says so.
  supersedes_id uuid,
  demonstration boolean not null default false,
  version int not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, file_id) references disclosure.file (organisation_id, id),
  foreign key (organisation_id, supersedes_id) references disclosure.item (organisation_id, id),
  check (kind = 'undividedFund' or fund is null)
);
-- A fact that arrives twice makes one item.
create unique index item_subject on disclosure.item (organisation_id, source, subject_id) where subject_id is not null;
create unique index item_successor on disclosure.item (organisation_id, supersedes_id) where supersedes_id is not null;
create index item_newest on disclosure.item (organisation_id, issued_on desc);
select platform.add_touch('disclosure.item');

-- L 14.2: at the head office, without a break.
create table disclosure.posting (
  organisation_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  start_on date not null,
  end_on date check (end_on >= start_on),
  place text not null check (length(place) between 1 and 300),
  photo_file_id uuid,
  photo_sha256 text check (photo_sha256 ~ '^[0-9a-f]{64}$'),
  witnesses text[] not null default '{}' check (cardinality(witnesses) <= 5),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  demonstration boolean not null default false,
  version int not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, item_id) references disclosure.item (organisation_id, id),
  foreign key (organisation_id, photo_file_id) references disclosure.file (organisation_id, id)
);
create unique index posting_running on disclosure.posting (organisation_id, item_id) where end_on is null;
select platform.add_touch('disclosure.posting');

-- L 14.2: given to members who ask.
create table disclosure.request (
  organisation_id uuid not null,
  id uuid not null,
  asked_on date not null,
  asked_by uuid not null,
  asker_name text not null,
  -- The member who asked, where the account belongs to one.
  member_id uuid,
  kind text check (kind in ('charter', 'internalRules', 'assemblyResolution', 'boardResolution', 'directorDecision', 'memberList', 'annualStatements', 'undividedFund', 'training', 'other')),
  question text not null check (length(question) between 1 and 2000),
  answered_on date check (answered_on >= asked_on),
  answered_by uuid,
  answer text check (length(answer) <= 5000),
  item_id uuid,
  demonstration boolean not null default false,
  version int not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, item_id) references disclosure.item (organisation_id, id),
  check ((answered_on is null) = (answer is null))
);
create index request_newest on disclosure.request (organisation_id, asked_on desc);
select platform.add_touch('disclosure.request');

select platform.protect_tenant('disclosure.item', 'organisation_id');
select platform.protect_tenant('disclosure.posting', 'organisation_id');
select platform.protect_tenant('disclosure.request', 'organisation_id');

-- Published items, postings and files stay (C51): what was up is evidence.
create function disclosure.refuse_delete() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_setting('chung.archive_maintenance', true) is distinct from 'on' then
    raise exception 'what was published stays on record (Law on Cooperatives, Articles 12 and 14): %.%', tg_table_schema, tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger refuse_delete before delete on disclosure.item for each row execute function disclosure.refuse_delete();
create trigger refuse_delete before delete on disclosure.posting for each row execute function disclosure.refuse_delete();
create trigger refuse_change before update or delete on disclosure.file for each row execute function disclosure.refuse_delete();
create trigger refuse_change before update or delete on disclosure.file_content for each row execute function disclosure.refuse_delete();

do $$
declare target text;
begin
  foreach target in array array['disclosure.file', 'disclosure.file_content'] loop
    perform platform.lock_down(target);
    execute format('create policy tenant_reading on %s for select to chung_app using (organisation_id = any (platform.actor_orgs()))', target);
    execute format('grant select on %s to chung_app', target);
  end loop;
end $$;
create policy tenant_writing on disclosure.file for insert to chung_app with check (organisation_id = any (platform.actor_orgs()));
grant insert on disclosure.file to chung_app;
select platform.add_audit('disclosure.file', 'organisation_id');

-- The bytes are written once, by this function only, and only if they are the ones that the row speaks of.
create function disclosure.store_content(organisation uuid, file uuid, content bytea) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not organisation = any (platform.actor_orgs()) or not exists (
    select 1 from disclosure.file f where f.organisation_id = organisation and f.id = file
      and f.sha256 = encode(sha256(content), 'hex') and f.size_bytes = length(content)) then
    raise exception 'not the content of this file' using errcode = 'insufficient_privilege';
  end if;
  insert into disclosure.file_content (organisation_id, file_id, bytes) values (organisation, file, content);
end $$;
revoke execute on function disclosure.store_content from public;
grant execute on function disclosure.store_content to chung_app;
