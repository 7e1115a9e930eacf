-- The cost counter asks for what left in a month.
create index receipt_sent on notices.receipt (organisation_id, at) where kind = 'sent';
