-- A verifiable box whose key holders could not make their key, or that the meeting does not want after all: gone with its
-- tables, as long as nobody drew a token from it.
create function ballots.discard_box(box uuid) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform ballots.refuse_strangers(box);
  perform pg_advisory_xact_lock(hashtextextended(box::text, 0));
  if exists (select 1 from ballots.box b where b.id = box and b.state not in ('preparing', 'open'))
    or exists (select 1 from ballots.entitlement e where e.box_id = box and e.blinded is not null) then return false; end if;
  execute format('drop table if exists ballots.%I, ballots.%I', ballots.urn_of(box), ballots.lock_of(box));
  delete from ballots.trustee t where t.box_id = box;
  delete from ballots.entitlement e where e.box_id = box;
  delete from ballots.box b where b.id = box;
  return true;
end $$;
revoke execute on function ballots.discard_box from public;
grant execute on function ballots.discard_box to chung_app;
