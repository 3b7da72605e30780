-- The base revision of a call is part of what the call must repeat. The hash of a file does not contain it. The job of the file
-- does, but jobs are deleted, and answered calls are not. Only adds a column without a value: no row is rewritten.
alter table answered_call add column base_revision int;
comment on column answered_call.base_revision is 'Revision that had to be current, -1 for any; null in a call to an earlier release';
