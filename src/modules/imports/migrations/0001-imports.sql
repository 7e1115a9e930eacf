-- A list that a province keeps in a workbook, on its way into the register: the file, its lines as read, what a person
-- decided about doubtful ones, and what was written.
create schema imports;
grant usage on schema imports to chung_app, chung_national;

create table imports.batch (
  id uuid primary key,
  province_code text not null,
  -- Whose list it is: the State's officers and the Alliance do not see each other's files.
  source_system text not null check (source_system in ('provincial_import', 'alliance_import')),
  office_id uuid,
  uploader_id uuid,
  uploader_name text,
  file_name text not null check (length(file_name) between 1 and 255),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes int not null,
  state text not null default 'uploaded' check (state in ('uploaded', 'read', 'previewed', 'importing', 'done', 'failed', 'cancelled')),
  dry_run boolean not null,
  job_id uuid,
  -- [{sheet, name, headerRow, columns: [{column, field, heading}]}]
  sheets jsonb not null default '[]' check (jsonb_typeof(sheets) = 'array'),
  counts jsonb not null default '{}' check (jsonb_typeof(counts) = 'object'),
  -- What the reader of the file changed or left out, for the person who sent it.
  notes jsonb not null default '[]' check (jsonb_typeof(notes) = 'array'),
  -- Why nothing of the file could be used.
  refusal jsonb,
  created_at timestamptz not null default now(),
  previewed_at timestamptz,
  written_at timestamptz,
  version int not null default 1
);
-- The same file twice leads to the first batch; one that failed or was cancelled may come again.
create unique index batch_file on imports.batch (province_code, source_system, sha256) where state not in ('failed', 'cancelled');
create index batch_newest on imports.batch (province_code, source_system, created_at desc);

-- In pieces: a value of 30 MB would be copied whole several times on its way.
create table imports.file_part (
  batch_id uuid not null references imports.batch (id) on delete cascade,
  part int not null,
  province_code text not null,
  source_system text not null,
  bytes bytea not null,
  primary key (batch_id, part)
);
alter table imports.file_part alter column bytes set storage external;

create table imports.line (
  batch_id uuid not null references imports.batch (id) on delete cascade,
  -- Running number over all sheets; `row_number` is what Excel shows beside the row.
  line_no int not null,
  sheet int not null,
  row_number int not null,
  province_code text not null,
  source_system text not null,
  -- Texts by column, as read.
  raw jsonb not null,
  -- Columns of the register, in its names and units; only what the file carries.
  parsed jsonb not null,
  verdict text not null check (verdict in ('ready', 'address', 'duplicate', 'error')),
  -- [{column, heading, value, key, params, blocking}]
  problems jsonb not null,
  -- [{code, name, extent, why}]
  places jsonb not null,
  -- [{organisationId | lineNo, name, code, place, why}]
  matches jsonb not null,
  -- Surely the same body: an update, without asking.
  match_id uuid,
  primary key (batch_id, line_no)
);
create index line_verdict on imports.line (batch_id, verdict, line_no);

-- What a person settled; the trail keeps who and when.
create table imports.decision (
  batch_id uuid not null references imports.batch (id) on delete cascade,
  line_no int not null,
  province_code text not null,
  source_system text not null,
  commune_code text,
  -- 'same': the record in organisation_id, or a line above when it is null; 'new': another body.
  identity text check (identity in ('same', 'new')),
  organisation_id uuid,
  -- Asked again at the end of the queue.
  later boolean not null default false,
  decided_by uuid,
  decided_at timestamptz not null default now(),
  primary key (batch_id, line_no)
);

create table imports.written (
  batch_id uuid not null references imports.batch (id) on delete cascade,
  line_no int not null,
  round int not null,
  province_code text not null,
  source_system text not null,
  organisation_id uuid not null,
  outcome text not null check (outcome in ('created', 'updated', 'kept')),
  primary key (batch_id, line_no)
);
create index written_round on imports.written (batch_id, round);

-- A staged line is not a record: what becomes of it in the register is audited there, and a trail of every reading of a
-- file would double its personal data. So the app role cannot write these tables; these functions do, for the batches
-- that the actor may see.
create function imports.refuse_strangers(wanted uuid) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (
    select 1 from imports.batch b where b.id = wanted and (
      (b.source_system = 'provincial_import' and b.province_code = platform.actor_province())
      or (b.source_system = 'alliance_import' and b.province_code = platform.actor_alliance())
      or pg_has_role(session_user, 'chung_national', 'member'))) then
    raise exception 'not a batch of this actor' using errcode = 'insufficient_privilege';
  end if;
end $$;

create function imports.store_part(wanted uuid, part int, bytes bytea) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform imports.refuse_strangers(wanted);
  insert into imports.file_part (batch_id, part, province_code, source_system, bytes)
  select b.id, store_part.part, b.province_code, b.source_system, store_part.bytes from imports.batch b where b.id = wanted;
end $$;

create function imports.store_lines(wanted uuid, lines jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform imports.refuse_strangers(wanted);
  insert into imports.line (batch_id, line_no, sheet, row_number, province_code, source_system, raw, parsed, verdict, problems, places, matches, match_id)
  select b.id, l.line_no, l.sheet, l.row_number, b.province_code, b.source_system, l.raw, l.parsed, l.verdict, l.problems, l.places, l.matches, l.match_id
  from imports.batch b, jsonb_to_recordset(lines) as l (line_no int, sheet int, row_number int, raw jsonb, parsed jsonb, verdict text, problems jsonb, places jsonb, matches jsonb, match_id uuid)
  where b.id = wanted;
end $$;

create function imports.clear_lines(wanted uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform imports.refuse_strangers(wanted);
  delete from imports.line l where l.batch_id = wanted;
end $$;

-- A cancelled file leaves nothing behind but that it was there.
create function imports.clear_batch(wanted uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform imports.refuse_strangers(wanted);
  delete from imports.line l where l.batch_id = wanted;
  delete from imports.file_part f where f.batch_id = wanted;
end $$;

-- Each line with what stands in its way now. A decision about the place does not settle who the body is.
create view imports.line_now with (security_invoker = true) as
select l.*, d.identity, d.later, w.organisation_id as written_id, w.outcome, w.round,
  coalesce(d.commune_code, l.parsed ->> 'commune_code') as commune_code,
  coalesce(l.match_id, d.organisation_id) as same_id,
  case
    when w.line_no is not null then 'written'
    when l.verdict = 'error' then 'error'
    when d.identity = 'same' and d.organisation_id is null then 'skipped'
    when l.parsed ->> 'commune_code' is null and d.commune_code is null then 'address'
    when l.matches <> '[]' and l.match_id is null and d.identity is null then 'duplicate'
    else 'ready'
  end as now
from imports.line l
left join imports.decision d on d.batch_id = l.batch_id and d.line_no = l.line_no
left join imports.written w on w.batch_id = l.batch_id and w.line_no = l.line_no;

-- The lines of the next round, each with the id its record has or will have.
create function imports.begin_round(wanted uuid) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare next_round int;
begin
  perform imports.refuse_strangers(wanted);
  select coalesce(max(w.round), 0) + 1 into next_round from imports.written w where w.batch_id = wanted;
  insert into imports.written (batch_id, line_no, round, province_code, source_system, organisation_id, outcome)
  select n.batch_id, n.line_no, next_round, n.province_code, n.source_system, coalesce(n.same_id, uuidv7()),
    case when n.same_id is null then 'created' else 'updated' end
  from imports.line_now n where n.batch_id = wanted and n.now = 'ready';
  return next_round;
end $$;

create function imports.keep_lines(wanted uuid, this_round int, ids uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform imports.refuse_strangers(wanted);
  update imports.written w set outcome = 'kept' where w.batch_id = wanted and w.round = this_round and w.organisation_id = any (ids);
end $$;

do $$
declare name text;
begin
  foreach name in array array['batch', 'file_part', 'line', 'decision', 'written'] loop
    perform platform.lock_down(format('imports.%I', name)::regclass);
    execute format('create policy province on imports.%I to chung_app using (province_code = platform.actor_province() and source_system = %L) with check (province_code = platform.actor_province() and source_system = %L)', name, 'provincial_import', 'provincial_import');
    execute format('create policy alliance on imports.%I to chung_app using (province_code = platform.actor_alliance() and source_system = %L) with check (province_code = platform.actor_alliance() and source_system = %L)', name, 'alliance_import', 'alliance_import');
    execute format('create policy nation on imports.%I to chung_national using (true) with check (true)', name);
    execute format('grant select on imports.%I to chung_app, chung_national', name);
  end loop;
end $$;
grant insert, update on imports.batch to chung_app, chung_national;
grant insert, update on imports.decision to chung_app, chung_national;
grant select on imports.line_now to chung_app, chung_national;
-- Neither belongs to one organisation: the trail's column for it stays empty.
select platform.add_audit('imports.batch', 'organisation_id');
select platform.add_touch('imports.batch');
select platform.add_audit('imports.decision', 'organisation_id');

revoke execute on function imports.refuse_strangers, imports.store_part, imports.store_lines, imports.clear_lines, imports.clear_batch, imports.begin_round, imports.keep_lines from public;
grant execute on function imports.store_part, imports.store_lines, imports.clear_lines, imports.clear_batch, imports.begin_round, imports.keep_lines to chung_app, chung_national;
