-- Who votes on paper and who electronically in one secret ballot, and with how many votes; never what. One way for each
-- member: who holds a paper draws no token, so nobody's vote can be in both boxes.
create table assembly.secret_voter (
  organisation_id uuid not null,
  question_id uuid not null,
  member_id uuid not null,
  votes int not null check (votes > 0),
  channel text not null check (channel in ('paper', 'electronic')),
  primary key (organisation_id, question_id, member_id),
  foreign key (organisation_id, question_id) references assembly.question (organisation_id, id)
);
select platform.protect_tenant('assembly.secret_voter', 'organisation_id');
