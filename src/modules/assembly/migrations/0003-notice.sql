-- The notice of each call as `notices` sent it; its delivery log is there, what was handed over by hand is here too.
alter table assembly.call add column notice_id uuid;
