-- A job that waits for its time (quiet hours, the next attempt) keeps that time over a restart.
alter table platform.job add column start_after timestamptz;
