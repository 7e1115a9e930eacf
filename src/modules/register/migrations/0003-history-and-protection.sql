-- A new version begins; the kernel's ground and actor stand in the audit trail, not here.
create function register.stamp_organisation() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare probe register.organisation := new;
begin
  if new.id <> old.id then raise exception 'the id of an organisation never changes'; end if;
  if new.name <> old.name and not old.name = any (new.former_names) then
    new.former_names := new.former_names || old.name;
  end if;
  new.version := old.version + 1;
  new.updated_at := now();
  -- Being confirmed or fetched again is freshness, not another state of the record.
  probe.former_names := new.former_names;
  probe.last_confirmed_on := old.last_confirmed_on;
  probe.retrieved_at := old.retrieved_at;
  probe.updated_at := old.updated_at;
  probe.main_line := old.main_line;
  if probe is distinct from old and new.valid_from = old.valid_from then
    new.valid_from := now();
  end if;
  return new;
end $$;
create trigger stamp before update on register.organisation for each row execute function register.stamp_organisation();

create function register.stamp_profile() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare probe register.profile := new;
begin
  new.version := old.version + 1;
  new.updated_at := now();
  probe.last_confirmed_on := old.last_confirmed_on;
  probe.retrieved_at := old.retrieved_at;
  probe.updated_at := old.updated_at;
  probe.alliance_code := old.alliance_code;
  if probe is distinct from old and new.valid_from = old.valid_from then
    new.valid_from := now();
  end if;
  return new;
end $$;
create trigger stamp before update on register.profile for each row execute function register.stamp_profile();

-- A version that did not last (changed twice in one transaction) is not a state anybody could have seen.
create function register.keep_history() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  history text := format('%I.%I', tg_table_schema, tg_table_name || '_history');
  key text := tg_argv[0];
begin
  if tg_op = 'UPDATE' then
    execute format('insert into %s select o.*, n.valid_from from old_rows o join new_rows n on n.%I = o.%I where n.valid_from > o.valid_from', history, key, key);
  else
    execute format('insert into %s select o.*, now() from old_rows o where now() > o.valid_from', history);
  end if;
  return null;
end $$;
create trigger history_update after update on register.organisation referencing old table as old_rows new table as new_rows
  for each statement execute function register.keep_history('id');
create trigger history_delete after delete on register.organisation referencing old table as old_rows
  for each statement execute function register.keep_history('id');
create trigger history_update after update on register.profile referencing old table as old_rows new table as new_rows
  for each statement execute function register.keep_history('organisation_id');
create trigger history_delete after delete on register.profile referencing old table as old_rows
  for each statement execute function register.keep_history('organisation_id');

grant usage on schema register to chung_app, chung_public, chung_national;

-- The registered record: its organisation reads, never writes (D92 3.4); officers of the territory keep it where no
-- national source is connected; so does the Alliance that starts with its own list.
select platform.lock_down('register.organisation');
select platform.add_audit('register.organisation', 'id');
grant select on register.organisation to chung_app, chung_national;
grant insert, update on register.organisation to chung_app, chung_national;
create policy tenant on register.organisation for select to chung_app using (id = any (platform.actor_orgs()));
create policy province on register.organisation to chung_app using (province_code = platform.actor_province()) with check (province_code = platform.actor_province());
create policy commune on register.organisation to chung_app using (commune_code = platform.actor_commune()) with check (commune_code = platform.actor_commune());
create policy alliance on register.organisation to chung_app using (province_code = platform.actor_alliance()) with check (province_code = platform.actor_alliance());
create policy nation on register.organisation to chung_national using (true) with check (true);
-- The six public fields (D92 29), what finds them, and what says where they come from.
select platform.allow_public_read('register.organisation', array['id', 'code', 'name', 'address', 'lines', 'representative', 'status',
  'type', 'sector', 'field', 'province_code', 'commune_code', 'place_scheme', 'successor_of', 'succeeded_by',
  'mirrored', 'demonstration', 'source_system', 'retrieved_at', 'legal_basis', 'valid_from', 'version', 'main_line']);

select platform.lock_down('register.organisation_history');
grant select on register.organisation_history to chung_app, chung_national;
create policy tenant on register.organisation_history for select to chung_app using (id = any (platform.actor_orgs()));
create policy province on register.organisation_history for select to chung_app using (province_code = platform.actor_province());
create policy commune on register.organisation_history for select to chung_app using (commune_code = platform.actor_commune());
create policy alliance on register.organisation_history for select to chung_app using (province_code = platform.actor_alliance());
create policy nation on register.organisation_history for select to chung_national using (true);
select platform.allow_public_read('register.organisation_history', array['id', 'code', 'name', 'address', 'lines', 'representative', 'status',
  'type', 'sector', 'field', 'province_code', 'commune_code', 'place_scheme', 'successor_of', 'succeeded_by',
  'mirrored', 'demonstration', 'source_system', 'retrieved_at', 'legal_basis', 'valid_from', 'version', 'main_line', 'valid_to']);

select platform.lock_down('register.unit');
select platform.add_audit('register.unit', 'organisation_id');
select platform.add_touch('register.unit');
grant select on register.unit to chung_app, chung_national;
grant insert, update on register.unit to chung_app, chung_national;
create policy tenant on register.unit for select to chung_app using (organisation_id = any (platform.actor_orgs()));
create policy province on register.unit to chung_app using (province_code = platform.actor_province()) with check (province_code = platform.actor_province());
create policy commune on register.unit to chung_app using (commune_code = platform.actor_commune()) with check (commune_code = platform.actor_commune());
create policy alliance on register.unit to chung_app using (province_code = platform.actor_alliance()) with check (province_code = platform.actor_alliance());
create policy nation on register.unit to chung_national using (true) with check (true);

select platform.protect_tenant('register.profile', 'organisation_id');
select platform.allow_territory('register.profile', 'province_code', 'commune_code');
select platform.allow_alliance('register.profile', 'alliance_code');
-- What the Alliance brought in itself it may read and correct, until the organisation says otherwise.
create policy alliance_own on register.profile to chung_app
  using (source_system = 'alliance_import' and province_code = platform.actor_alliance())
  with check (source_system = 'alliance_import' and province_code = platform.actor_alliance());

select platform.lock_down('register.profile_history');
grant select on register.profile_history to chung_app, chung_national;
create policy tenant on register.profile_history for select to chung_app using (organisation_id = any (platform.actor_orgs()));
create policy province on register.profile_history for select to chung_app using (province_code = platform.actor_province());
create policy commune on register.profile_history for select to chung_app using (commune_code = platform.actor_commune());
create policy alliance on register.profile_history for select to chung_app using (alliance_code = platform.actor_alliance());
create policy nation on register.profile_history for select to chung_national using (true);

-- Certificate content about persons: the organisation and its officers, never the public (rule 50).
select platform.lock_down('register.representative');
select platform.add_audit('register.representative', 'organisation_id');
select platform.add_touch('register.representative');
grant select on register.representative to chung_app, chung_national;
grant insert, update on register.representative to chung_app, chung_national;
create policy tenant on register.representative for select to chung_app using (organisation_id = any (platform.actor_orgs()));
create policy province on register.representative to chung_app using (province_code = platform.actor_province()) with check (province_code = platform.actor_province());
create policy commune on register.representative to chung_app using (commune_code = platform.actor_commune()) with check (commune_code = platform.actor_commune());
create policy nation on register.representative to chung_national using (true) with check (true);

select platform.protect_tenant('register.correction_request', 'organisation_id');
select platform.allow_territory('register.correction_request', 'province_code', 'commune_code');
select platform.add_touch('register.correction_request');

select platform.protect_reference('register.search_document');
select platform.protect_reference('register.search_syllable');
select platform.protect_reference('register.search_word');

-- What anybody may read, for signed-in people whose territory the record is not in: the app role has no public policy,
-- because a constant policy beside the territory's would open every row to every officer.
create function register.public_record(wanted_code text, wanted_id uuid, until timestamptz)
returns table (id uuid, code text, name text, address text, lines jsonb, representative text, status text, type text,
  sector text, field text, province_code text, commune_code text, successor_of uuid, succeeded_by uuid, mirrored boolean,
  demonstration boolean, source_system text, retrieved_at timestamptz, legal_basis text, valid_from timestamptz, version int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.id, o.code, o.name, o.address, o.lines, o.representative, o.status, o.type, o.sector, o.field, o.province_code, o.commune_code,
    o.successor_of, o.succeeded_by, o.mirrored, o.demonstration, o.source_system, o.retrieved_at, o.legal_basis, o.valid_from, o.version
  from register.organisation o where (o.code = wanted_code or o.id = wanted_id) and (until is null or o.valid_from < until)
  union all
  select h.id, h.code, h.name, h.address, h.lines, h.representative, h.status, h.type, h.sector, h.field, h.province_code, h.commune_code,
    h.successor_of, h.succeeded_by, h.mirrored, h.demonstration, h.source_system, h.retrieved_at, h.legal_basis, h.valid_from, h.version
  from register.organisation_history h where (h.code = wanted_code or h.id = wanted_id) and h.valid_from < until and h.valid_to >= until
$$;
revoke execute on function register.public_record from public;
grant execute on function register.public_record to chung_app, chung_national;
