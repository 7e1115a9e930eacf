-- What the law asks of an organisation: a row for each thing, fed by the module that knows of it in the transaction
-- that makes it due. Urgency is no column: it follows from the day on which somebody reads.
create schema duties;
grant usage on schema duties to chung_app, chung_national;

create table duties.duty (
  organisation_id uuid not null,
  id uuid not null default uuidv7(),
  -- Owned by the module that feeds it: its words are the messages duty.<kind>.title, .explanation, .consequence.
  kind text not null check (kind ~ '^[a-z][A-Za-z]*(\.[A-Za-z]+)*$'),
  source text not null check (length(source) between 1 and 100),
  -- What it is about (a term of office, a pledge, a year); with the kind it names the duty.
  subject_id text not null check (length(subject_id) <= 200),
  article text not null check (length(article) between 1 and 40),
  start_on date,
  due_on date,
  done_on date,
  -- Another key than duty.<kind>.consequence.
  consequence text,
  params jsonb not null default '{}' check (jsonb_typeof(params) = 'object'),
  href text,
  -- Where the organisation is; filled only where the officer over the territory may see it too.
  province_code text,
  commune_code text,
  version int not null default 1,
  primary key (organisation_id, id),
  unique (organisation_id, kind, subject_id)
);
create index duty_province on duties.duty (province_code, kind, due_on) where done_on is null and province_code is not null;
create index duty_commune on duties.duty (commune_code, kind, due_on) where done_on is null and commune_code is not null;
select platform.add_touch('duties.duty');
select platform.protect_tenant('duties.duty', 'organisation_id');
-- Officers read; only the organisation's own work and the nightly count write.
create policy province on duties.duty for select to chung_app using (province_code = platform.actor_province());
create policy commune on duties.duty for select to chung_app using (commune_code = platform.actor_commune());
create policy nation on duties.duty to chung_national using (province_code is not null) with check (province_code is not null);
grant select, insert, update, delete on duties.duty to chung_national;
