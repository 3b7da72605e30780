-- What became of looks for a new file at the source, which any server or command may take.

create table upstream_check (
    url text constraint upstream_check_pk primary key,
    started_at timestamptz not null,
    checked_at timestamptz,
    succeeded_at timestamptz,
    outcome text constraint upstream_check_outcome_is_known
        check (outcome in ('IMPORTED', 'UNCHANGED', 'REFUSED', 'MASS_CHANGE', 'UNREACHABLE')),
    detail text,
    revision_number int,
    row_count bigint,
    note_count bigint,
    loss_count int,
    etag text,
    sha256 text constraint upstream_check_sha256_is_hex check (sha256 ~ '^[0-9a-f]{64}$')
);
comment on table upstream_check is 'The last look for a new file at each address, and what it came to';
comment on column upstream_check.started_at is 'When somebody last began to look: nobody else does for a while';
comment on column upstream_check.checked_at is 'When a look last ended; null until one has';
comment on column upstream_check.succeeded_at is 'When a look last ended with a new revision or with nothing new';
comment on column upstream_check.outcome is 'What the last look came to';
comment on column upstream_check.detail is 'The same in words';
comment on column upstream_check.revision_number is 'The last revision that was made of a file from there';
comment on column upstream_check.row_count is 'Rows of the last file that was taken in';
comment on column upstream_check.note_count is 'Notes of its import';
comment on column upstream_check.loss_count is 'Losses for which the last file was refused; 0 when it was not';
comment on column upstream_check.etag is 'What the source called the last file that was taken in';
comment on column upstream_check.sha256 is 'SHA-256 of the last file that was taken in';
