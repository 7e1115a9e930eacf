-- What an organisation issued: notices, minutes, resolutions, registers, certificates. Numbered without gaps, and for
-- good: Article 12 of the Law has them archived, rule C51 has nobody delete them.
create schema documents;
grant usage on schema documents to chung_app, chung_national, chung_public;

create table documents.document (
  organisation_id uuid not null,
  id uuid not null,
  kind text not null check (kind ~ '^[a-z][a-z_]*$'),
  year int not null check (year between 2000 and 9999),
  ordinal int not null check (ordinal > 0),
  -- As it stands on the paper: 3/2026/NQ-ĐHTV.
  number text not null,
  title text not null check (length(title) between 1 and 500),
  issued_on date not null,
  issued_at timestamptz not null default now(),
  issued_by uuid,
  -- Who issued it, in the name and under the code of that day.
  issuer text not null,
  issuer_code text,
  confirmation_code text not null unique check (confirmation_code ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- Ten million bytes: a text of some thousand pages; larger is a mistake.
  size_bytes int not null check (size_bytes between 1 and 10000000),
  facts jsonb not null default '{}' check (jsonb_typeof(facts) = 'object'),
  -- What it is about in the module that issued it: a meeting, a member, a pledge.
  subject_id uuid,
  -- The person it is about, who may read it besides those who manage.
  reader_person_id uuid,
  members_read boolean not null,
  supersedes_id uuid,
  demonstration boolean not null,
  primary key (organisation_id, id),
  unique (organisation_id, kind, year, ordinal),
  foreign key (organisation_id, supersedes_id) references documents.document (organisation_id, id)
);
-- A paper has one successor at most: of two who replace it at once, the second is refused.
create unique index document_successor on documents.document (organisation_id, supersedes_id) where supersedes_id is not null;
create index document_newest on documents.document (organisation_id, id desc);
create index document_subject on documents.document (organisation_id, subject_id) where subject_id is not null;

-- Apart from the row above, so that the trail does not keep every paper a second time.
create table documents.content (
  organisation_id uuid not null,
  document_id uuid not null,
  pdf bytea not null,
  -- The description it was made from: DOCX is made from it on demand.
  paper jsonb not null check (jsonb_typeof(paper) = 'object'),
  primary key (organisation_id, document_id),
  foreign key (organisation_id, document_id) references documents.document (organisation_id, id)
);
-- Its streams are compressed already.
alter table documents.content alter column pdf set storage external;

create table documents.signature (
  organisation_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  person_id uuid,
  name text not null check (length(name) between 1 and 200),
  -- In what office: "Chủ tịch Hội đồng quản trị".
  office text not null check (length(office) between 1 and 200),
  -- On the platform with the own account, drawn on glass, or by hand on paper.
  manner text not null check (manner in ('account', 'screen', 'paper')),
  drawing jsonb,
  signed_at timestamptz not null,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  primary key (organisation_id, id),
  foreign key (organisation_id, document_id) references documents.document (organisation_id, id)
);
create index signature_document on documents.signature (organisation_id, document_id);

create table documents.withdrawal (
  organisation_id uuid not null,
  document_id uuid not null,
  withdrawn_on date not null,
  ground text not null check (length(ground) between 1 and 1000),
  withdrawn_by uuid,
  withdrawn_at timestamptz not null default now(),
  primary key (organisation_id, document_id),
  foreign key (organisation_id, document_id) references documents.document (organisation_id, id)
);

-- Not even the owner changes or deletes by mistake. Where a court orders it, a person who may set up the server sets
-- this one named setting for one transaction; the trail keeps the rows that went.
create function documents.refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_setting('chung.archive_maintenance', true) is distinct from 'on' then
    raise exception 'archived documents stay as they are (Law on Cooperatives, Article 12): %.%', tg_table_schema, tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return case when tg_op = 'TRUNCATE' then null when tg_op = 'DELETE' then old else new end;
end $$;

-- The next number and no other: a gap would look like a paper that was taken away. Who asks for a number waits for
-- the transaction that took the one before.
create function documents.refuse_gap() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(new.organisation_id || '/' || new.kind || '/' || new.year, 51));
  if new.ordinal is distinct from (select coalesce(max(d.ordinal), 0) + 1 from documents.document d
      where d.organisation_id = new.organisation_id and d.kind = new.kind and d.year = new.year) then
    raise exception 'the next number of % in % is another', new.kind, new.year using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger refuse_gap before insert on documents.document for each row execute function documents.refuse_gap();

do $$
declare target text;
begin
  foreach target in array array['documents.document', 'documents.content', 'documents.signature', 'documents.withdrawal'] loop
    perform platform.lock_down(target);
    execute format('create trigger refuse_change before update or delete on %s for each row execute function documents.refuse_change()', target);
    execute format('create trigger refuse_truncate before truncate on %s for each statement execute function documents.refuse_change()', target);
    execute format('create policy tenant_reading on %s for select to chung_app using (organisation_id = any (platform.actor_orgs()))', target);
    execute format('grant select on %s to chung_app', target);
  end loop;
  foreach target in array array['documents.document', 'documents.signature', 'documents.withdrawal'] loop
    execute format('create policy tenant_writing on %s for insert to chung_app with check (organisation_id = any (platform.actor_orgs()))', target);
    execute format('grant insert on %s to chung_app', target);
    perform platform.add_audit(target, 'organisation_id');
  end loop;
end $$;

-- The bytes are written once, by this function only, and only if they are the ones that the row speaks of.
create function documents.store_content(organisation uuid, document uuid, bytes bytea, described jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not organisation = any (platform.actor_orgs()) or not exists (
    select 1 from documents.document d where d.organisation_id = organisation and d.id = document
      and d.sha256 = encode(sha256(bytes), 'hex') and d.size_bytes = length(bytes)) then
    raise exception 'not the content of this document' using errcode = 'insufficient_privilege';
  end if;
  insert into documents.content (organisation_id, document_id, pdf, paper) values (organisation, document, bytes, described);
end $$;
revoke execute on function documents.store_content from public;
grant execute on function documents.store_content to chung_app;

-- What whoever holds the paper may check. The title is not among it: it may name a person.
select platform.allow_public_read('documents.document', array['organisation_id', 'id', 'kind', 'number', 'issued_on', 'issuer', 'issuer_code',
  'confirmation_code', 'sha256', 'size_bytes', 'supersedes_id', 'demonstration']);
select platform.allow_public_read('documents.signature', array['organisation_id', 'document_id', 'office', 'signed_at']);
select platform.allow_public_read('documents.withdrawal', array['organisation_id', 'document_id', 'withdrawn_on']);
