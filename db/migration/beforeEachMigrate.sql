-- Flyway runs this at the start of the transaction of each migration. While a migration waits for a lock on a table, new
-- reads of the table wait behind it. So it must not wait for a long transaction, such as a backup, to end.
set local lock_timeout = '5s';

-- If this process vanishes, PostgreSQL notices it within two minutes. Otherwise, all imports would wait for hours for the
-- lock below.
set local tcp_keepalives_idle = 60;
set local tcp_keepalives_interval = 10;
set local tcp_keepalives_count = 6;

-- The lock that imports hold (ingest.Ingest.LOCK). A migration that derives data from all rows would miss the rows of an
-- import that has not committed yet.
select pg_advisory_xact_lock(418565087603);
