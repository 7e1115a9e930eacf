-- The trail pairs old and new rows of a statement. Its plan is kept for the session, and the statement that it is made
-- for may have touched no row at all: the nested loop chosen then compared ten thousand rows with ten thousand.
alter function platform.write_audit() set enable_nestloop = off;
