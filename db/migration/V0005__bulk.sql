-- What a revision restated, in the order in which GET /changes tells it.
create index model_version_by_beginning on model_version (valid_from, slug);

-- Files that partners send, each the work of one server that every server can tell of.
create table import_job (
    id uuid constraint import_job_pk primary key default gen_random_uuid(),
    publisher text not null,
    idempotency_key text collate "C"
        constraint import_job_key_is_short check (length(idempotency_key) between 1 and 200),
    payload_sha256 text not null constraint import_job_sha256_is_hex check (payload_sha256 ~ '^[0-9a-f]{64}$'),
    is_dry_run boolean not null,
    as_of date not null,
    label text,
    bytes bigint not null,
    state text not null constraint import_job_state_is_known
        check (state in ('QUEUED', 'RUNNING', 'DONE', 'REFUSED', 'FAILED', 'CANCELLED', 'ABANDONED')),
    stage text,
    rows_done int not null default 0,
    is_to_be_cancelled boolean not null default false,
    report jsonb,
    problems jsonb,
    created_at timestamptz not null default now(),
    started_at timestamptz,
    ended_at timestamptz,
    seen_at timestamptz not null default now()
);
create unique index import_job_is_one_of_its_key on import_job (publisher, idempotency_key)
    where state in ('QUEUED', 'RUNNING') and not is_dry_run;
create index import_job_by_publisher on import_job (publisher, idempotency_key);
create index import_job_by_time on import_job (created_at);
comment on table import_job is 'Imports over HTTP, and what came of them; kept for thirty days';
comment on column import_job.publisher is 'Whose job it is: nobody else sees it';
comment on column import_job.payload_sha256 is 'SHA-256 of the file and of what was said of it';
comment on column import_job.bytes is 'Of the file, uncompressed';
comment on column import_job.rows_done is 'Rows of the file that were read';
comment on column import_job.report is 'What was done; null unless state is DONE';
comment on column import_job.problems is 'What is wrong with the file; null unless it was refused';
comment on column import_job.seen_at is 'When its server last said that it works on it: one that fell silent has died';
