-- Generated from the migrations; `npm run generate` writes it anew.

table identity.acting_office -- row-level security, forced
  person_id uuid not null
  posting_id uuid not null
  chosen_at timestamp with time zone not null default now()
  constraint acting_office_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(id)
  constraint acting_office_pkey PRIMARY KEY (person_id)
  constraint acting_office_posting_id_fkey FOREIGN KEY (posting_id) REFERENCES identity.posting(id)
  policy internal for all to chung_app, chung_national using true with check true
  policy owner for all to chung_owner using true with check true
  CREATE TRIGGER announce AFTER INSERT OR UPDATE ON identity.acting_office FOR EACH ROW EXECUTE FUNCTION identity.announce_change('person_id')
  CREATE TRIGGER audit_delete AFTER DELETE ON identity.acting_office REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON identity.acting_office REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON identity.acting_office REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  grant DELETE, INSERT, SELECT, UPDATE to chung_app
  grant DELETE, INSERT, SELECT, UPDATE to chung_national

table identity.api_key -- row-level security, forced
  id uuid not null
  person_id uuid not null
  name text not null
  starts_with text not null
  scopes text[] not null
  expires_at timestamp with time zone
  revoked_at timestamp with time zone
  created_at timestamp with time zone not null default now()
  version integer not null default 1
  constraint api_key_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(id)
  constraint api_key_pkey PRIMARY KEY (id)
  CREATE INDEX api_key_person ON identity.api_key USING btree (person_id, id)
  policy internal for all to chung_app, chung_national using true with check true
  policy owner for all to chung_owner using true with check true
  CREATE TRIGGER announce AFTER INSERT OR UPDATE ON identity.api_key FOR EACH ROW EXECUTE FUNCTION identity.announce_change('person_id')
  CREATE TRIGGER audit_delete AFTER DELETE ON identity.api_key REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON identity.api_key REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON identity.api_key REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON identity.api_key FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app
  grant DELETE, INSERT, SELECT, UPDATE to chung_national

table identity.invitation -- row-level security, forced
  id uuid not null
  token_hash bytea not null
  office_id uuid not null
  organisation_id uuid
  role_code text not null
  name text not null
  email text
  personal_id_sealed bytea
  personal_id_hash bytea
  assignment_ref text
  invited_by uuid not null
  expires_at timestamp with time zone not null
  accepted_at timestamp with time zone
  accepted_by uuid
  revoked_at timestamp with time zone
  created_at timestamp with time zone not null default now()
  version integer not null default 1
  constraint invitation_office_id_fkey FOREIGN KEY (office_id) REFERENCES identity.office(id)
  constraint invitation_pkey PRIMARY KEY (id)
  constraint invitation_role_code_fkey FOREIGN KEY (role_code) REFERENCES identity.role(code)
  constraint invitation_token_hash_key UNIQUE (token_hash)
  CREATE INDEX invitation_office ON identity.invitation USING btree (office_id, id)
  CREATE INDEX invitation_personal ON identity.invitation USING btree (personal_id_hash) WHERE ((accepted_at IS NULL) AND (revoked_at IS NULL))
  policy internal for all to chung_app, chung_national using true with check true
  policy owner for all to chung_owner using true with check true
  CREATE TRIGGER audit_delete AFTER DELETE ON identity.invitation REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON identity.invitation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON identity.invitation REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON identity.invitation FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app
  grant DELETE, INSERT, SELECT, UPDATE to chung_national

table identity.office -- row-level security, forced
  id uuid not null
  kind text not null
  name text not null
  parent_id uuid
  province_code text
  commune_code text
  organisation_id uuid
  organisation_type text
  closed_at timestamp with time zone
  created_at timestamp with time zone not null default now()
  version integer not null default 1
  constraint office_check CHECK (((kind = 'organisation'::text) = (organisation_id IS NOT NULL)))
  constraint office_check1 CHECK (((organisation_id IS NULL) = (organisation_type IS NULL)))
  constraint office_check2 CHECK (((kind <> ALL (ARRAY['provincialCommittee'::text, 'department'::text, 'steeringCommittee'::text, 'commune'::text, 'organisation'::text, 'allianceProvince'::text])) OR (province_code IS NOT NULL)))
  constraint office_check3 CHECK (((kind <> ALL (ARRAY['commune'::text, 'organisation'::text])) OR (commune_code IS NOT NULL)))
  constraint office_kind_check CHECK ((kind = ANY (ARRAY['ministry'::text, 'lineMinistry'::text, 'provincialCommittee'::text, 'department'::text, 'steeringCommittee'::text, 'commune'::text, 'organisation'::text, 'allianceNational'::text, 'allianceProvince'::text])))
  constraint office_name_check CHECK ((name <> ''::text))
  constraint office_organisation_type_check CHECK ((organisation_type = ANY (ARRAY['THT'::text, 'HTX'::text, 'LHHTX'::text])))
  constraint office_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES identity.office(id)
  constraint office_pkey PRIMARY KEY (id)
  CREATE INDEX office_commune ON identity.office USING btree (commune_code)
  CREATE INDEX office_parent ON identity.office USING btree (parent_id)
  CREATE UNIQUE INDEX office_organisation ON identity.office USING btree (organisation_id) WHERE (organisation_id IS NOT NULL)
  CREATE UNIQUE INDEX office_place ON identity.office USING btree (kind, COALESCE(province_code, ''::text), COALESCE(commune_code, ''::text), name) WHERE (organisation_id IS NULL)
  policy internal for all to chung_app, chung_national using true with check true
  policy owner for all to chung_owner using true with check true
  CREATE TRIGGER audit_delete AFTER DELETE ON identity.office REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON identity.office REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON identity.office REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON identity.office FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app
  grant DELETE, INSERT, SELECT, UPDATE to chung_national

table identity.person -- row-level security, forced
  id uuid not null
  login text not null
  name text not null
  email text
  phone text
  personal_id_sealed bytea
  personal_id_hash bytea
  suspended_at timestamp with time zone
  demonstration boolean not null default false
  created_at timestamp with time zone not null default now()
  version integer not null default 1
  constraint person_check CHECK (((personal_id_sealed IS NULL) = (personal_id_hash IS NULL)))
  constraint person_email_check CHECK ((length(email) <= 254))
  constraint person_login_check CHECK ((login ~ '^[a-z0-9._-]{2,60}$'::text))
  constraint person_login_key UNIQUE (login)
  constraint person_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
  constraint person_personal_id_hash_key UNIQUE (personal_id_hash)
  constraint person_phone_check CHECK ((length(phone) <= 20))
  constraint person_pkey PRIMARY KEY (id)
  policy internal for all to chung_app, chung_national using true with check true
  policy owner for all to chung_owner using true with check true
  CREATE TRIGGER announce AFTER UPDATE ON identity.person FOR EACH ROW EXECUTE FUNCTION identity.announce_change('id')
  CREATE TRIGGER audit_delete AFTER DELETE ON identity.person REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON identity.person REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON identity.person REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON identity.person FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app
  grant DELETE, INSERT, SELECT, UPDATE to chung_national

table identity.posting -- row-level security, forced
  id uuid not null
  person_id uuid not null
  office_id uuid not null
  organisation_id uuid
  role_code text not null
  valid_from date not null
  valid_to date
  assigned_by uuid
  assignment_ref text
  locked_at timestamp with time zone
  ended_by uuid
  end_reason text
  created_at timestamp with time zone not null default now()
  version integer not null default 1
  constraint posting_assignment_ref_check CHECK ((length(assignment_ref) <= 200))
  constraint posting_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
  constraint posting_check1 CHECK (((locked_at IS NULL) = (end_reason IS NULL)))
  constraint posting_end_reason_check CHECK ((end_reason = ANY (ARRAY['moved'::text, 'left'::text, 'locked'::text, 'organisationEnded'::text])))
  constraint posting_office_id_fkey FOREIGN KEY (office_id) REFERENCES identity.office(id)
  constraint posting_person_id_fkey FOREIGN KEY (person_id) REFERENCES identity.person(id)
  constraint posting_pkey PRIMARY KEY (id)
  constraint posting_role_code_fkey FOREIGN KEY (role_code) REFERENCES identity.role(code)
  CREATE INDEX posting_office ON identity.posting USING btree (office_id) WHERE (locked_at IS NULL)
  CREATE UNIQUE INDEX posting_active ON identity.posting USING btree (person_id, office_id) WHERE (locked_at IS NULL)
  policy internal for all to chung_app, chung_national using true with check true
  policy owner for all to chung_owner using true with check true
  CREATE TRIGGER announce AFTER INSERT OR UPDATE ON identity.posting FOR EACH ROW EXECUTE FUNCTION identity.announce_change('person_id')
  CREATE TRIGGER audit_delete AFTER DELETE ON identity.posting REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_insert AFTER INSERT ON identity.posting REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER audit_update AFTER UPDATE ON identity.posting REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION platform.write_audit('organisation_id')
  CREATE TRIGGER touch BEFORE UPDATE ON identity.posting FOR EACH ROW EXECUTE FUNCTION platform.touch()
  grant DELETE, INSERT, SELECT, UPDATE to chung_app
  grant DELETE, INSERT, SELECT, UPDATE to chung_national

table identity.role -- row-level security, forced
  code text not null
  office_kinds text[] not null
  name_vi text not null
  name_en text not null
  position integer not null
  constraint role_pkey PRIMARY KEY (code)
  policy owner for all to chung_owner using true with check true
  policy reading for select to chung_app, chung_national, chung_public using true
  grant SELECT to chung_app
  grant SELECT to chung_national
  grant SELECT to chung_public

table identity.role_grant -- row-level security, forced
  role_code text not null
  grant_name text not null
  constraint role_grant_pkey PRIMARY KEY (role_code, grant_name)
  constraint role_grant_role_code_fkey FOREIGN KEY (role_code) REFERENCES identity.role(code) ON DELETE CASCADE
  policy owner for all to chung_owner using true with check true
  policy reading for select to chung_app, chung_national, chung_public using true
  grant SELECT to chung_app
  grant SELECT to chung_national
  grant SELECT to chung_public

table platform.audit -- row-level security, forced
  id bigint not null
  at timestamp with time zone not null default now()
  schema_name text not null
  table_name text not null
  row_id text
  organisation_id uuid
  province_code text
  commune_code text
  operation character(1) not null
  action text
  actor_id uuid
  request_id text
  ground text
  before jsonb
  after jsonb
  constraint audit_pkey PRIMARY KEY (id)
  CREATE INDEX audit_organisation ON platform.audit USING btree (organisation_id, id DESC)
  CREATE INDEX audit_row ON platform.audit USING btree (schema_name, table_name, row_id, id DESC)
  policy commune for select to chung_app using (commune_code = platform.actor_commune())
  policy nation for select to chung_national using true
  policy organisation for select to chung_app using (organisation_id = ANY (platform.actor_orgs()))
  policy owner for all to chung_owner using true with check true
  policy province for select to chung_app using (province_code = platform.actor_province())
  grant SELECT to chung_app
  grant SELECT to chung_national

table platform.idempotency
  actor_key text not null
  operation text not null
  key text not null
  request_hash bytea not null
  status integer not null
  body jsonb
  etag text
  created_at timestamp with time zone not null default now()
  constraint idempotency_key_check CHECK (((length(key) >= 1) AND (length(key) <= 255)))
  constraint idempotency_pkey PRIMARY KEY (actor_key, operation, key)
  CREATE INDEX idempotency_age ON platform.idempotency USING btree (created_at)
  grant DELETE, INSERT, SELECT to chung_app
  grant DELETE, INSERT, SELECT to chung_national

table platform.job
  id uuid not null
  name text not null
  actor_id uuid
  actor jsonb not null
  payload jsonb not null
  state text not null default 'queued'::text
  progress real not null default 0
  counts jsonb not null default '{}'::jsonb
  problems jsonb not null default '[]'::jsonb
  result_url text
  created_at timestamp with time zone not null default now()
  ended_at timestamp with time zone
  constraint job_pkey PRIMARY KEY (id)
  constraint job_progress_check CHECK (((progress >= (0)::double precision) AND (progress <= (1)::double precision)))
  constraint job_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text])))
  CREATE INDEX job_actor ON platform.job USING btree (actor_id, created_at DESC)
  grant INSERT, SELECT, UPDATE to chung_app
  grant INSERT, SELECT, UPDATE to chung_national

table platform.migration
  name text not null
  hash text not null
  ran_at timestamp with time zone not null default now()
  constraint migration_pkey PRIMARY KEY (name)

table platform.outbox
  id bigint not null
  name text not null
  payload jsonb not null
  actor_id uuid
  request_id text not null default platform.request_id()
  emitted_at timestamp with time zone not null default now()
  done_at timestamp with time zone
  attempts integer not null default 0
  problem text
  constraint outbox_pkey PRIMARY KEY (id)
  CREATE INDEX outbox_waiting ON platform.outbox USING btree (id) WHERE (done_at IS NULL)
  grant INSERT, SELECT to chung_app
  grant INSERT, SELECT to chung_national

table platform.reading -- row-level security, forced
  id bigint not null
  at timestamp with time zone not null
  actor_id uuid
  organisation_id uuid not null
  what text not null
  action text not null
  request_id text not null
  constraint reading_pkey PRIMARY KEY (id)
  CREATE INDEX reading_organisation ON platform.reading USING btree (organisation_id, at DESC)
  policy organisation for select to chung_app using (organisation_id = ANY (platform.actor_orgs()))
  policy owner for all to chung_owner using true with check true
  policy writing for insert to chung_app with check true
  grant INSERT, SELECT to chung_app

table platform.setting
  name text not null
  value jsonb not null
  set_at timestamp with time zone not null default now()
  constraint setting_pkey PRIMARY KEY (name)
  grant SELECT to chung_app
  grant SELECT to chung_national
  grant SELECT to chung_public

CREATE OR REPLACE FUNCTION identity.announce_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform pg_notify('identity_changed', to_jsonb(new) ->> tg_argv[0]);
  return null;
end $function$

CREATE OR REPLACE FUNCTION platform.action()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.action', true), '') $function$

CREATE OR REPLACE FUNCTION platform.actor_alliance()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.alliance', true), '') $function$

CREATE OR REPLACE FUNCTION platform.actor_commune()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.commune', true), '') $function$

CREATE OR REPLACE FUNCTION platform.actor_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.actor_id', true), '')::uuid $function$

CREATE OR REPLACE FUNCTION platform.actor_orgs()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('app.org_ids', true), ''), '{}')::uuid[] $function$

CREATE OR REPLACE FUNCTION platform.actor_province()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.province', true), '') $function$

CREATE OR REPLACE FUNCTION platform.add_audit(target regclass, tenant_column text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('create trigger audit_insert after insert on %s referencing new table as new_rows for each statement execute function platform.write_audit(%L)', target, tenant_column);
  execute format('create trigger audit_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function platform.write_audit(%L)', target, tenant_column);
  execute format('create trigger audit_delete after delete on %s referencing old table as old_rows for each statement execute function platform.write_audit(%L)', target, tenant_column);
end $function$

CREATE OR REPLACE FUNCTION platform.add_touch(target regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('create trigger touch before update on %s for each row execute function platform.touch()', target);
end $function$

CREATE OR REPLACE FUNCTION platform.allow_alliance(target regclass, alliance_column text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('create policy alliance on %s for select to chung_app using (%I = platform.actor_alliance())', target, alliance_column);
end $function$

CREATE OR REPLACE FUNCTION platform.allow_public_read(target regclass, columns text[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare list text := (select string_agg(format('%I', c), ', ') from unnest(columns) c);
begin
  execute format('create policy public_read on %s for select to chung_public using (true)', target);
  execute format('grant select (%s) on %s to chung_public', list, target);
end $function$

CREATE OR REPLACE FUNCTION platform.allow_territory(target regclass, province_column text, commune_column text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('create policy province on %s to chung_app using (%I = platform.actor_province()) with check (%I = platform.actor_province())', target, province_column, province_column);
  execute format('create policy commune on %s to chung_app using (%I = platform.actor_commune()) with check (%I = platform.actor_commune())', target, commune_column, commune_column);
  execute format('create policy nation on %s to chung_national using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to chung_app, chung_national', target);
end $function$

CREATE OR REPLACE FUNCTION platform.ground()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.ground', true), '') $function$

CREATE OR REPLACE FUNCTION platform.lock_down(target regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy owner on %s to chung_owner using (true) with check (true)', target);
end $function$

CREATE OR REPLACE FUNCTION platform.protect_internal(target regclass, tenant_column text DEFAULT 'organisation_id'::text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform platform.lock_down(target);
  execute format('create policy internal on %s to chung_app, chung_national using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to chung_app, chung_national', target);
  perform platform.add_audit(target, tenant_column);
end $function$

CREATE OR REPLACE FUNCTION platform.protect_party(target regclass, first_column text, second_column text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform platform.lock_down(target);
  execute format('create policy party on %s to chung_app using (%I = any (platform.actor_orgs()) or %I = any (platform.actor_orgs())) with check (%I = any (platform.actor_orgs()) or %I = any (platform.actor_orgs()))', target, first_column, second_column, first_column, second_column);
  execute format('grant select, insert, update, delete on %s to chung_app', target);
  perform platform.add_audit(target, first_column);
end $function$

CREATE OR REPLACE FUNCTION platform.protect_reference(target regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform platform.lock_down(target);
  execute format('create policy reading on %s for select to chung_app, chung_national, chung_public using (true)', target);
  execute format('grant select on %s to chung_app, chung_national, chung_public', target);
end $function$

CREATE OR REPLACE FUNCTION platform.protect_tenant(target regclass, tenant_column text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform platform.lock_down(target);
  execute format('create policy tenant on %s to chung_app using (%I = any (platform.actor_orgs())) with check (%I = any (platform.actor_orgs()))', target, tenant_column, tenant_column);
  execute format('grant select, insert, update, delete on %s to chung_app', target);
  perform platform.add_audit(target, tenant_column);
end $function$

CREATE OR REPLACE FUNCTION platform.request_id()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(current_setting('app.request_id', true), '') $function$

CREATE OR REPLACE FUNCTION platform.touch()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  new.version := old.version + 1;
  return new;
end $function$

CREATE OR REPLACE FUNCTION platform.write_audit()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
end $function$
