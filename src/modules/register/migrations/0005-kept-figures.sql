-- Figures of a profile that a book of the organisation's own keeps: nobody types them, and each says where it is from
-- and of which day. Whoever reads the profile reads them.
create table register.kept_figure (
  organisation_id uuid not null references register.organisation (id),
  figure text not null check (figure in ('officialMembers', 'contributingMembers', 'noncontributingMembers', 'femaleMembers', 'contributedCapitalDong', 'paidCapitalDong')),
  value bigint not null check (value >= 0),
  source text not null check (source in ('membership', 'capital')),
  as_of date not null,
  primary key (organisation_id, figure)
);
select platform.protect_tenant('register.kept_figure', 'organisation_id');
create policy reader on register.kept_figure for select to chung_app
  using (exists (select from register.profile p where p.organisation_id = kept_figure.organisation_id));
create policy nation on register.kept_figure for select to chung_national using (true);
grant select on register.kept_figure to chung_national;
