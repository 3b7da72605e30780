-- The base revision of an import job, and the date of the source's last imported file. The previous release leaves the first
-- null, and does not use the table of the second.
alter table import_job add column base_revision int;
comment on column import_job.base_revision is 'Revision that must be current, -1 for any; null in a job of an earlier release';

alter table upstream_check add column file_date date;
comment on column upstream_check.file_date is 'Date of the last imported file, maybe before the asOf of its revision';
