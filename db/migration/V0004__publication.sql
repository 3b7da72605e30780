-- Calls over the network that published, so that each can be asked again and is answered as it was at first.
create table answered_call (
    publisher text not null,
    idempotency_key text collate "C" not null
        constraint answered_call_key_is_short check (length(idempotency_key) between 1 and 200),
    payload_sha256 text not null constraint answered_call_sha256_is_hex check (payload_sha256 ~ '^[0-9a-f]{64}$'),
    revision_number int constraint answered_call_revision_fk references revision deferrable initially deferred,
    report jsonb not null,
    answered_at timestamptz not null default now(),
    constraint answered_call_pk primary key (publisher, idempotency_key)
);
comment on table answered_call is 'Publications that were asked for under a key, each with its first answer; written in the publishing transaction';
comment on column answered_call.publisher is 'Whose key it is: two publishers may use the same';
comment on column answered_call.payload_sha256 is 'SHA-256 of what the call says: the same key with another one is refused';
comment on column answered_call.revision_number is 'The revision it made; null when it changed nothing';
comment on column answered_call.report is 'What it was answered';
