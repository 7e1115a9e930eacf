-- Whose paper was handed out: from then on only a teller, who takes it back, may let the member vote at a screen.
alter table assembly.secret_voter add column handed boolean not null default false;
