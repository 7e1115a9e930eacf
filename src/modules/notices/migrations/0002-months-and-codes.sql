-- The cost counter asks for what left in a month.
create index receipt_sent on notices.receipt (organisation_id, at) where kind = 'sent';

-- So many codes a day, so that nobody fills a stranger's mailbox through us; the count outlives the address.
alter table notices.address alter column address drop not null;
alter table notices.address add column codes_on date, add column codes_sent int not null default 0, add column code_sent_at timestamptz;
