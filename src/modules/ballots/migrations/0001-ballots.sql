-- The ballot box. Who may vote and what was voted are two things that no row, order or time may join again
-- (docs/adr: secret ballot). What is written while a box is open stands in tables of that box alone, made at its
-- opening and dropped at its closing; what is published is written anew, in random order, by the closing transaction.

create schema ballots;
grant usage on schema ballots to chung_app, chung_national;

create table ballots.box (
  organisation_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('plain', 'verifiable')),
  state text not null check (state in ('preparing', 'open', 'closed', 'counted')),
  title text not null,
  questions jsonb not null,
  revote boolean not null,
  closes_at timestamptz,
  -- Public keys by weight class; fixed at the opening.
  keys jsonb not null,
  -- Verifiable: the trustees' names by number, how many of them must decrypt, and their common key once they made it.
  council text[] not null default '{}' check (cardinality(council) <= 15),
  threshold int check (threshold between 2 and cardinality(council)),
  election jsonb,
  -- Sums of the closed box, still encrypted; then the result.
  aggregate jsonb,
  tally jsonb,
  primary key (organisation_id, id),
  check (kind = 'plain' or threshold is not null),
  check (state <> 'counted' or tally is not null)
);
create unique index box_id on ballots.box (id);
select platform.protect_tenant('ballots.box', 'organisation_id');

-- Who may draw one token, and the one blinded token that was signed. Blinding hides the token from whoever reads this.
create table ballots.entitlement (
  organisation_id uuid not null,
  box_id uuid not null,
  voter_key text not null check (length(voter_key) between 1 and 100),
  -- The person who draws it signed in; without one it is drawn through the module above.
  person_id uuid,
  weight int not null check (weight between 1 and 1000000),
  withdrawn boolean not null default false,
  blinded bytea,
  blind_signature bytea,
  primary key (organisation_id, box_id, voter_key),
  foreign key (organisation_id, box_id) references ballots.box,
  check ((blinded is null) = (blind_signature is null))
);
create index entitlement_person on ballots.entitlement (person_id, box_id) where person_id is not null;
select platform.protect_tenant('ballots.entitlement', 'organisation_id');

-- Holders of parts of the key of a verifiable box: what each has published so far.
create table ballots.trustee (
  organisation_id uuid not null,
  box_id uuid not null,
  number int not null check (number between 1 and 15),
  person_id uuid not null,
  introduction jsonb,
  parcels jsonb,
  confirmation jsonb,
  decryption jsonb,
  primary key (organisation_id, box_id, number),
  foreign key (organisation_id, box_id) references ballots.box
);
create unique index trustee_person on ballots.trustee (box_id, person_id);
select platform.protect_tenant('ballots.trustee', 'organisation_id');

-- The published list. Written by the closing alone: nobody who serves may write it, so there is no trail.
create table ballots.board (
  organisation_id uuid not null,
  box_id uuid not null,
  id uuid not null,
  token bytea not null,
  weight int not null,
  paper text not null,
  primary key (organisation_id, box_id, id)
);
select platform.lock_down('ballots.board');
create policy reading on ballots.board for select to chung_app using (organisation_id = any (platform.actor_orgs()));
grant select on ballots.board to chung_app;

create function ballots.urn_of(box uuid) returns text language sql immutable parallel safe as $$ select 'urn_' || replace(box::text, '-', '') $$;
create function ballots.lock_of(box uuid) returns text language sql immutable parallel safe as $$ select 'lock_' || replace(box::text, '-', '') $$;

create function ballots.refuse_strangers(box uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from ballots.box b where b.id = box and b.organisation_id = any (platform.actor_orgs())) then
    raise exception 'the box % is not the actor''s', box using errcode = 'insufficient_privilege';
  end if;
end $$;

-- Tables of one box alone: dropping them takes rows, dead rows, index and free space off the disk at once.
create function ballots.make_urn(box uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  name text;
begin
  perform ballots.refuse_strangers(box);
  execute format('create table ballots.%I (token bytea primary key, weight int not null, turn int not null, paper text not null)', ballots.urn_of(box));
  execute format('create table ballots.%I (weight int primary key, sealed bytea not null)', ballots.lock_of(box));
  foreach name in array array[ballots.urn_of(box), ballots.lock_of(box)] loop
    perform platform.lock_down(format('ballots.%I', name)::regclass);
    -- An archive would keep the order of arrival for years.
    execute format('comment on table ballots.%I is %L', name, 'not archived: an open ballot box');
  end loop;
end $$;

create function ballots.keep_key(box uuid, class int, sealed_key bytea) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform ballots.refuse_strangers(box);
  execute format('insert into ballots.%I values ($1, $2)', ballots.lock_of(box)) using class, sealed_key;
end $$;

create function ballots.sealed_key(box uuid, class int) returns bytea language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  found_key bytea;
begin
  perform ballots.refuse_strangers(box);
  if to_regclass(format('ballots.%I', ballots.lock_of(box))) is null then return null; end if;
  execute format('select sealed from ballots.%I where weight = $1', ballots.lock_of(box)) into found_key using class;
  return found_key;
end $$;

-- What somebody without a name needs to be told whether a ballot fits: nothing of who may vote.
create function ballots.open_box(box uuid) returns jsonb language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('kind', b.kind, 'questions', b.questions, 'revote', b.revote, 'keys', b.keys, 'election', b.election,
    'id', b.id, 'organisationId', b.organisation_id, 'title', b.title, 'threshold', b.threshold, 'council', b.council, 'entitled', (select count(*) from ballots.entitlement e where e.organisation_id = b.organisation_id and e.box_id = b.id))
  from ballots.box b where b.id = box and b.state = 'open'
$$;

-- One ballot for one token: no actor, no time. `turn` grows with each change of mind, so that a late repetition of
-- the first sending never replaces the second.
create function ballots.spend(box uuid, spent bytea, class int, next_turn int, next_paper text, again boolean, at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  urn text := ballots.urn_of(box);
  changed int;
  held record;
begin
  -- Shared by all who cast, alone for the closing: who comes after it finds no box, and no error reaches a log.
  perform pg_advisory_xact_lock_shared(hashtextextended(box::text, 0));
  perform 1 from ballots.box b where b.id = box and b.state = 'open' and (b.closes_at is null or at < b.closes_at);
  if not found or to_regclass(format('ballots.%I', urn)) is null then return 'closed'; end if;
  execute format('insert into ballots.%I as u (token, weight, turn, paper) values ($1, $2, $3, $4)
    on conflict (token) do update set turn = excluded.turn, paper = excluded.paper where $5 and u.turn < excluded.turn', urn)
    using spent, class, next_turn, next_paper, again;
  get diagnostics changed = row_count;
  if changed = 1 then return 'counted'; end if;
  execute format('select turn, paper from ballots.%I where token = $1', urn) into held using spent;
  if held.turn = next_turn and held.paper = next_paper then return 'counted'; end if;
  return case when again and held.turn > next_turn then 'newer' else 'spent' end;
end $$;

-- Waits for ballots under way, refuses later ones, and leaves rows that all carry this one transaction, in an order
-- that only chance knows.
create function ballots.empty_urn(box uuid) returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  urn text := ballots.urn_of(box);
  owner_id uuid;
  moved int;
begin
  perform ballots.refuse_strangers(box);
  perform pg_advisory_xact_lock(hashtextextended(box::text, 0));
  if to_regclass(format('ballots.%I', urn)) is null then return null; end if;
  select b.organisation_id into owner_id from ballots.box b where b.id = box;
  execute format('lock table ballots.%I, ballots.%I in access exclusive mode', urn, ballots.lock_of(box));
  execute format('insert into ballots.board (organisation_id, box_id, id, token, weight, paper)
    select $1, $2, gen_random_uuid(), token, weight, paper from ballots.%I order by gen_random_uuid()', urn) using owner_id, box;
  get diagnostics moved = row_count;
  execute format('drop table ballots.%I, ballots.%I', urn, ballots.lock_of(box));
  return moved;
end $$;

revoke execute on function ballots.refuse_strangers, ballots.make_urn, ballots.keep_key, ballots.sealed_key, ballots.open_box, ballots.spend, ballots.empty_urn from public;
grant execute on function ballots.make_urn, ballots.keep_key, ballots.sealed_key, ballots.open_box, ballots.spend, ballots.empty_urn to chung_app;
