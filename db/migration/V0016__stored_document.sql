-- Queries that publishers store, so that a short link opens each of them.

create table stored_document (
    id text collate "C" constraint stored_document_pk primary key
        constraint stored_document_id_is_base32 check (id ~ '^[0-9a-hjkmnp-tv-z]{16}$'),
    sha256 text not null constraint stored_document_sha256_is_hex check (sha256 ~ '^[0-9a-f]{64}$'),
    document json not null,
    publisher text not null,
    created_at timestamptz not null default now()
);
create index stored_document_by_publisher on stored_document (publisher);
comment on table stored_document is 'Queries behind short links (/s/ID). A row never changes; the examples of the program are not here';
comment on column stored_document.id is 'The first 80 bits of the hash, in the base 32 of Crockford';
comment on column stored_document.sha256 is 'SHA-256 of the document';
comment on column stored_document.document is 'The request as canonical JSON: query, operationName and variables';
comment on column stored_document.publisher is 'Who stored it first. The number of documents of a publisher is limited';

create function stored_document_never_changes() returns trigger
    language plpgsql as $$
begin
    raise exception 'A stored document never changes: its ID is its hash' using errcode = 'insufficient_privilege';
end $$;

create trigger stored_document_never_changes before update on stored_document
    for each row execute function stored_document_never_changes();

-- ---------------------------------------------------------------- audit

-- Beside whatever the migrations before this one allow.
do $$
declare
    known text := (
        select pg_get_expr(conbin, conrelid) from pg_constraint
        where conname = 'audit_event_action_is_known' and conrelid = 'audit_event'::regclass);
begin
    alter table audit_event drop constraint audit_event_action_is_known;
    execute 'alter table audit_event add constraint audit_event_action_is_known check (' || known
        || ' or action in (''DOCUMENT_STORED'', ''DOCUMENT_DELETED''))';
end $$;

create function audit_stored_document() returns trigger
    language plpgsql as $$
declare
    stored stored_document := case tg_op when 'DELETE' then old else new end;
begin
    insert into audit_event (actor, action, details)
    values (
        audit_actor(),
        case tg_op when 'DELETE' then 'DOCUMENT_DELETED' else 'DOCUMENT_STORED' end,
        jsonb_build_object('id', stored.id, 'publisher', stored.publisher));
    return null;
end $$;

create trigger stored_documents_are_audited after insert or delete on stored_document
    for each row execute function audit_stored_document();
