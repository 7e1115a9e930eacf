-- The list of who is entitled goes out with the notice and is kept with it (L 60.1).
alter table assembly.paper drop constraint paper_kind_check;
alter table assembly.paper add constraint paper_kind_check check (kind in ('notice', 'entitled', 'attendance', 'ballots', 'counting', 'minutes', 'resolution'));
