-- What the resolution makes happen, in the words of the notice and the resolution.
alter table assembly.question add column effect_lines text[] not null default '{}';

-- A signature drawn on glass, by who votes through a helper; the vote's record names it by its hash.
create table assembly.drawing (
  organisation_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  member_id uuid not null,
  path text not null check (length(path) between 10 and 100000),
  width int not null check (width between 1 and 10000),
  height int not null check (height between 1 and 10000),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  at timestamptz not null,
  by_id uuid,
  by_name text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, meeting_id) references assembly.meeting (organisation_id, id)
);
create unique index drawing_hash on assembly.drawing (organisation_id, meeting_id, hash);
select platform.protect_tenant('assembly.drawing', 'organisation_id');
