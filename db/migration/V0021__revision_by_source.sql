-- A citation names the first publisher of each source in the order of the alphabet. PostgreSQL would read all revisions for
-- each source. Only adds: reads continue meanwhile, and publications wait.
create index revision_by_source on revision (source_id, publisher) include (number);
