-- Each row is turned into JSON once: without `offset 0` the planner writes to_jsonb into every column that reads it,
-- and the trail cost three times as much. What is the same for the whole statement is asked once.
create or replace function platform.write_audit() returns trigger
language plpgsql security definer
set search_path = pg_catalog, pg_temp
-- The trail pairs old and new rows of a statement, and its plan is kept for the session: see 0004.
set enable_nestloop = off
as $$
declare
  tenant_column text := tg_argv[0];
  act text := platform.action(); actor uuid := platform.actor_id(); request text := platform.request_id(); reason text := platform.ground();
begin
  if tg_op = 'INSERT' then
    insert into platform.audit (schema_name, table_name, row_id, organisation_id, province_code, commune_code, operation, action, actor_id, request_id, ground, after)
    select tg_table_schema, tg_table_name, j->>'id', (j->>tenant_column)::uuid, j->>'province_code', j->>'commune_code', 'I', act, actor, request, reason, j
    from (select to_jsonb(n) j from new_rows n offset 0) x;
  elsif tg_op = 'UPDATE' then
    -- Only what changed: a full copy of both sides would double the size of every import.
    insert into platform.audit (schema_name, table_name, row_id, organisation_id, province_code, commune_code, operation, action, actor_id, request_id, ground, before, after)
    select tg_table_schema, tg_table_name, coalesce(n.j->>'id', n.j->>tenant_column), (n.j->>tenant_column)::uuid, n.j->>'province_code', n.j->>'commune_code',
           'U', act, actor, request, reason,
           (select jsonb_object_agg(e.key, e.value) from jsonb_each(o.j) e where n.j->e.key is distinct from e.value),
           (select jsonb_object_agg(e.key, e.value) from jsonb_each(n.j) e where o.j->e.key is distinct from e.value)
    from (select to_jsonb(r) j, row_number() over () k from new_rows r) n
    join (select to_jsonb(r) j, row_number() over () k from old_rows r) o on o.k = n.k
    where o.j is distinct from n.j;
  else
    insert into platform.audit (schema_name, table_name, row_id, organisation_id, province_code, commune_code, operation, action, actor_id, request_id, ground, before)
    select tg_table_schema, tg_table_name, coalesce(j->>'id', j->>tenant_column), (j->>tenant_column)::uuid, j->>'province_code', j->>'commune_code', 'D', act, actor, request, reason, j
    from (select to_jsonb(o) j from old_rows o offset 0) x;
  end if;
  return null;
end $$;
