-- What a person sees of a slow effect; the queue itself is pg-boss's, in its own schema.
create table platform.job (
  id uuid primary key,
  name text not null,
  actor_id uuid,
  actor jsonb not null,
  payload jsonb not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed')),
  progress real not null default 0 check (progress between 0 and 1),
  counts jsonb not null default '{}',
  problems jsonb not null default '[]',
  result_url text,
  created_at timestamptz not null default now(),
  ended_at timestamptz
);
create index job_actor on platform.job (actor_id, created_at desc);
grant select, insert, update on platform.job to chung_app, chung_national;
