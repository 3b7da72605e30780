-- Flyway runs this at the start of the transaction of each migration. While a migration waits for a lock on a table, new
-- reads of the table wait behind it. So it must not wait for a long transaction, such as a backup, to end.
set local lock_timeout = '5s';
