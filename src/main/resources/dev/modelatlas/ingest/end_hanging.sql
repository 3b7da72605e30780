-- Ends the session that holds the lock of all writers, if it waits for its client in the middle of a statement. The database
-- allows this only to the same role. Returns the process of the session. Materialized, because PostgreSQL may evaluate
-- conditions in any order: as a condition, pg_terminate_backend would also end sessions that fail the other conditions.
with hanging as materialized (
    select a.pid
    from pg_locks l join pg_stat_activity a on a.pid = l.pid
    where l.locktype = 'advisory' and l.granted and l.objsubid = 1
        and l.database = (select oid from pg_database where datname = current_database())
        and (cast(cast(l.classid as text) as bigint) << 32) + cast(cast(l.objid as text) as bigint) = :lock
        and a.usename = current_user
        and a.state = 'active' and a.wait_event = 'ClientRead'
        and a.query_start < clock_timestamp() - make_interval(secs => :seconds)
),
ended as materialized (
    select pid, pg_terminate_backend(pid) as is_ended from hanging
)
select pid from ended where is_ended
