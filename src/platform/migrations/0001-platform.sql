-- The platform's own tables: outbox, idempotency, audit, reading log, and the helpers that protect every other table.
-- No domain word in here.

-- What the kernel sets for one transaction. Empty means: nobody, nothing, nowhere.
create function platform.actor_id() returns uuid language sql stable parallel safe as $$ select nullif(current_setting('app.actor_id', true), '')::uuid $$;
create function platform.actor_orgs() returns uuid[] language sql stable parallel safe as $$ select coalesce(nullif(current_setting('app.org_ids', true), ''), '{}')::uuid[] $$;
create function platform.actor_province() returns text language sql stable parallel safe as $$ select nullif(current_setting('app.province', true), '') $$;
create function platform.actor_commune() returns text language sql stable parallel safe as $$ select nullif(current_setting('app.commune', true), '') $$;
create function platform.actor_alliance() returns text language sql stable parallel safe as $$ select nullif(current_setting('app.alliance', true), '') $$;
create function platform.action() returns text language sql stable parallel safe as $$ select nullif(current_setting('app.action', true), '') $$;
create function platform.ground() returns text language sql stable parallel safe as $$ select nullif(current_setting('app.ground', true), '') $$;
create function platform.request_id() returns text language sql stable parallel safe as $$ select coalesce(current_setting('app.request_id', true), '') $$;

create table platform.outbox (
  id bigint generated always as identity primary key,
  name text not null,
  payload jsonb not null,
  actor_id uuid,
  request_id text not null default platform.request_id(),
  emitted_at timestamptz not null default now(),
  done_at timestamptz,
  attempts int not null default 0,
  problem text
);
create index outbox_waiting on platform.outbox (id) where done_at is null;

create table platform.idempotency (
  actor_key text not null,
  operation text not null,
  key text not null check (length(key) between 1 and 255),
  request_hash bytea not null,
  status int not null,
  body jsonb,
  etag text,
  -- The answer held a secret that is shown once.
  sealed boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (actor_key, operation, key)
);
create index idempotency_age on platform.idempotency (created_at);

create table platform.audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  schema_name text not null,
  table_name text not null,
  row_id text,
  organisation_id uuid,
  province_code text,
  commune_code text,
  operation char(1) not null,
  action text,
  actor_id uuid,
  request_id text,
  ground text,
  before jsonb,
  after jsonb
);
create index audit_organisation on platform.audit (organisation_id, id desc);
create index audit_row on platform.audit (schema_name, table_name, row_id, id desc);

create table platform.reading (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor_id uuid,
  organisation_id uuid not null,
  what text not null,
  action text not null,
  request_id text not null
);
create index reading_organisation on platform.reading (organisation_id, at desc);

-- Whether this database holds the demonstration, and what reference data it was loaded from.
create table platform.setting (
  name text primary key,
  value jsonb not null,
  set_at timestamptz not null default now()
);

grant insert, select on platform.outbox to chung_app, chung_national;
grant update (done_at, attempts, problem) on platform.outbox to chung_app;
grant select, insert, delete on platform.idempotency to chung_app, chung_national;
grant insert on platform.reading to chung_app;
grant select on platform.setting to chung_app, chung_national, chung_public;

-- The trail is written by trigger only. Its readers are the organisation itself and the officers over its territory.
alter table platform.audit enable row level security;
alter table platform.audit force row level security;
create policy owner on platform.audit to chung_owner using (true) with check (true);
create policy organisation on platform.audit for select to chung_app using (organisation_id = any (platform.actor_orgs()));
create policy province on platform.audit for select to chung_app using (province_code = platform.actor_province());
create policy commune on platform.audit for select to chung_app using (commune_code = platform.actor_commune());
create policy nation on platform.audit for select to chung_national using (true);
grant select on platform.audit to chung_app, chung_national;

alter table platform.reading enable row level security;
alter table platform.reading force row level security;
create policy owner on platform.reading to chung_owner using (true) with check (true);
create policy writing on platform.reading for insert to chung_app with check (true);
create policy organisation on platform.reading for select to chung_app using (organisation_id = any (platform.actor_orgs()));
grant select on platform.reading to chung_app;

-- Statement-level, over transition tables: an import of 35,000 rows fires it once.
create function platform.write_audit() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  tenant_column text := tg_argv[0];
  common text := format('%L, %L', tg_table_schema, tg_table_name);
begin
  if tg_op = 'INSERT' then
    insert into platform.audit (schema_name, table_name, row_id, organisation_id, province_code, commune_code, operation, action, actor_id, request_id, ground, after)
    select tg_table_schema, tg_table_name, j->>'id', (j->>tenant_column)::uuid, j->>'province_code', j->>'commune_code',
           'I', platform.action(), platform.actor_id(), platform.request_id(), platform.ground(), j
    from (select to_jsonb(n) j from new_rows n) x;
  elsif tg_op = 'UPDATE' then
    -- Only what changed: a full copy of both sides would double the size of every import.
    insert into platform.audit (schema_name, table_name, row_id, organisation_id, province_code, commune_code, operation, action, actor_id, request_id, ground, before, after)
    select tg_table_schema, tg_table_name, coalesce(n.j->>'id', n.j->>tenant_column), (n.j->>tenant_column)::uuid, n.j->>'province_code', n.j->>'commune_code',
           'U', platform.action(), platform.actor_id(), platform.request_id(), platform.ground(),
           (select jsonb_object_agg(e.key, e.value) from jsonb_each(o.j) e where n.j->e.key is distinct from e.value),
           (select jsonb_object_agg(e.key, e.value) from jsonb_each(n.j) e where o.j->e.key is distinct from e.value)
    from (select to_jsonb(r) j, row_number() over () k from new_rows r) n
    join (select to_jsonb(r) j, row_number() over () k from old_rows r) o on o.k = n.k
    where o.j is distinct from n.j;
  else
    insert into platform.audit (schema_name, table_name, row_id, organisation_id, province_code, commune_code, operation, action, actor_id, request_id, ground, before)
    select tg_table_schema, tg_table_name, coalesce(j->>'id', j->>tenant_column), (j->>tenant_column)::uuid, j->>'province_code', j->>'commune_code',
           'D', platform.action(), platform.actor_id(), platform.request_id(), platform.ground(), j
    from (select to_jsonb(o) j from old_rows o) x;
  end if;
  return null;
end $$;

-- `version` and `updated_at` of rows that carry an ETag.
create function platform.touch() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.version := old.version + 1;
  return new;
end $$;

create function platform.add_audit(target regclass, tenant_column text) returns void language plpgsql as $$
begin
  execute format('create trigger audit_insert after insert on %s referencing new table as new_rows for each statement execute function platform.write_audit(%L)', target, tenant_column);
  execute format('create trigger audit_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function platform.write_audit(%L)', target, tenant_column);
  execute format('create trigger audit_delete after delete on %s referencing old table as old_rows for each statement execute function platform.write_audit(%L)', target, tenant_column);
end $$;

create function platform.add_touch(target regclass) returns void language plpgsql as $$
begin
  execute format('create trigger touch before update on %s for each row execute function platform.touch()', target);
end $$;

create function platform.lock_down(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy owner on %s to chung_owner using (true) with check (true)', target);
end $$;

-- Reference facts: everybody reads, only set-up writes.
create function platform.protect_reference(target regclass) returns void language plpgsql as $$
begin
  perform platform.lock_down(target);
  execute format('create policy reading on %s for select to chung_app, chung_national, chung_public using (true)', target);
  execute format('grant select on %s to chung_app, chung_national, chung_public', target);
end $$;

-- Rows of one organisation.
create function platform.protect_tenant(target regclass, tenant_column text) returns void language plpgsql as $$
begin
  perform platform.lock_down(target);
  execute format('create policy tenant on %s to chung_app using (%I = any (platform.actor_orgs())) with check (%I = any (platform.actor_orgs()))', target, tenant_column, tenant_column);
  execute format('grant select, insert, update, delete on %s to chung_app', target);
  perform platform.add_audit(target, tenant_column);
end $$;

-- Officers over the territory that the row's columns name, and national staff through their own role. Equality on a
-- column keeps the index; a list of organisations or an "or see_all" flag would lose it.
create function platform.allow_territory(target regclass, province_column text, commune_column text) returns void language plpgsql as $$
begin
  execute format('create policy province on %s to chung_app using (%I = platform.actor_province()) with check (%I = platform.actor_province())', target, province_column, province_column);
  execute format('create policy commune on %s to chung_app using (%I = platform.actor_commune()) with check (%I = platform.actor_commune())', target, commune_column, commune_column);
  execute format('create policy nation on %s to chung_national using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to chung_app, chung_national', target);
end $$;

-- Officers of the Alliance: rows whose organisation consented (the column names the Alliance's province).
create function platform.allow_alliance(target regclass, alliance_column text) returns void language plpgsql as $$
begin
  execute format('create policy alliance on %s for select to chung_app using (%I = platform.actor_alliance())', target, alliance_column);
end $$;

-- Two named organisations see the row.
create function platform.protect_party(target regclass, first_column text, second_column text) returns void language plpgsql as $$
begin
  perform platform.lock_down(target);
  execute format('create policy party on %s to chung_app using (%I = any (platform.actor_orgs()) or %I = any (platform.actor_orgs())) with check (%I = any (platform.actor_orgs()) or %I = any (platform.actor_orgs()))', target, first_column, second_column, first_column, second_column);
  execute format('grant select, insert, update, delete on %s to chung_app', target);
  perform platform.add_audit(target, first_column);
end $$;

-- The anonymous reader: a constant policy, so that text indexes work, and only the named columns.
create function platform.allow_public_read(target regclass, columns text[]) returns void language plpgsql as $$
declare list text := (select string_agg(format('%I', c), ', ') from unnest(columns) c);
begin
  execute format('create policy public_read on %s for select to chung_public using (true)', target);
  execute format('grant select (%s) on %s to chung_public', list, target);
end $$;

-- Rows that no territory and no organisation owns (people, offices): reached only through their module's operations.
create function platform.protect_internal(target regclass, tenant_column text default 'organisation_id') returns void language plpgsql as $$
begin
  perform platform.lock_down(target);
  execute format('create policy internal on %s to chung_app, chung_national using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to chung_app, chung_national', target);
  perform platform.add_audit(target, tenant_column);
end $$;
