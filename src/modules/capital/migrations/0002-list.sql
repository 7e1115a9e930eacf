-- A capital ledger that an organisation kept in a workbook, on its way into the book: read, shown, written.
create table capital.list (
  organisation_id uuid not null,
  id uuid not null,
  file_name text not null check (length(file_name) between 1 and 255),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes int not null,
  state text not null default 'previewed' check (state in ('previewed', 'written', 'cancelled')),
  -- Sheet and head of the table, for marking the file; never what its cells say.
  sheet_name text not null,
  header_row int not null,
  counts jsonb not null default '{}' check (jsonb_typeof(counts) = 'object'),
  unknown_columns text[] not null default '{}',
  uploaded_by text,
  uploaded_at timestamptz not null default now(),
  written_at timestamptz,
  version int not null default 1,
  primary key (organisation_id, id)
);
-- The same file twice leads to the first.
create unique index list_file on capital.list (organisation_id, sha256) where state <> 'cancelled';

-- File and rows hold personal numbers of people who may never become members: sealed, so that neither table nor trail
-- shows them, and gone when the list is cancelled.
create table capital.list_content (
  organisation_id uuid not null,
  id uuid not null,
  file_sealed bytea not null,
  lines_sealed bytea not null,
  primary key (organisation_id, id)
);
alter table capital.list_content alter column file_sealed set storage external;
alter table capital.list_content alter column lines_sealed set storage external;

select platform.protect_tenant('capital.list', 'organisation_id');
select platform.add_touch('capital.list');
revoke delete on capital.list from chung_app;
-- The trail of the list says who sent it; a copy of the sealed file in the trail would outlive its cancelling.
select platform.lock_down('capital.list_content');
create policy tenant on capital.list_content for select to chung_app using (organisation_id = any (platform.actor_orgs()));
grant select on capital.list_content to chung_app;

create function capital.refuse_strangers(wanted uuid) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not wanted = any (platform.actor_orgs()) then
    raise exception 'not an organisation of this actor' using errcode = 'insufficient_privilege';
  end if;
end $$;

create function capital.store_list_content(wanted uuid, list_id uuid, file_bytes bytea, line_bytes bytea) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform capital.refuse_strangers(wanted);
  insert into capital.list_content (organisation_id, id, file_sealed, lines_sealed) values (wanted, list_id, file_bytes, line_bytes);
end $$;

create function capital.clear_list_content(wanted uuid, list_id uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform capital.refuse_strangers(wanted);
  delete from capital.list_content c where c.organisation_id = wanted and c.id = list_id;
end $$;
revoke execute on function capital.refuse_strangers, capital.store_list_content, capital.clear_list_content from public;
grant execute on function capital.store_list_content, capital.clear_list_content to chung_app;
