-- Webhooks: who is told of each revision, and how far. What was delivered is a number, so nothing has to be queued and
-- nothing can be lost between a publication and its deliveries.

create table webhook (
    id text collate "C" constraint webhook_pk primary key constraint webhook_id_is_hex check (id ~ '^[0-9a-f]{12}$'),
    name text not null constraint webhook_name_is_unique unique
        constraint webhook_name_is_a_line check (name ~ '^[^[:cntrl:]]{1,100}$' and name = btrim(name)),
    url text not null,
    secret bytea not null,
    former_secret bytea,
    former_secret_until timestamptz,
    created_at timestamptz not null,
    delivered int not null constraint webhook_delivered_is_not_negative check (delivered >= 0),
    failures int not null default 0,
    failing_since timestamptz,
    next_attempt_at timestamptz,
    last_attempt_at timestamptz,
    last_answer text,
    lease uuid,
    leased_until timestamptz,
    constraint webhook_former_secret_ends check ((former_secret is null) = (former_secret_until is null))
);
comment on table webhook is 'Subscribers that are told of each revision by HTTP, in order; a few, at most 100';
comment on column webhook.secret is 'What its messages are signed with, encrypted (AES-256-GCM) under model-atlas.webhook.key';
comment on column webhook.former_secret is 'The one before, which signs beside it until former_secret_until';
comment on column webhook.delivered is 'Number of the last revision that is done with: delivered, or a dead letter';
comment on column webhook.failures is 'Attempts that have failed since the last one that did not';
comment on column webhook.failing_since is 'When the first of them failed; null when the last attempt did not';
comment on column webhook.next_attempt_at is 'Not before; null for at once';
comment on column webhook.last_answer is 'What the last attempt came to, in words; never a secret';
comment on column webhook.lease is 'The attempt that is under way';
comment on column webhook.leased_until is 'When another server may try, by the clock of the database, because the attempt''s own has fallen silent';

create table dead_letter (
    webhook_id text collate "C" not null constraint dead_letter_webhook_fk references webhook on delete cascade,
    revision_number int not null constraint dead_letter_revision_fk references revision,
    died_at timestamptz not null,
    reason text not null,
    constraint dead_letter_pk primary key (webhook_id, revision_number)
);
comment on table dead_letter is 'Revisions that a subscriber has not taken in all the time it was given; to be replayed by hand';
comment on column dead_letter.reason is 'What the last attempt came to, in words';

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
        || ' or action in (''WEBHOOK_ADDED'', ''WEBHOOK_CHANGED'', ''WEBHOOK_REMOVED''))';
end $$;

create function audit_webhook() returns trigger
    language plpgsql as $$
declare
    hook webhook := case tg_op when 'DELETE' then old else new end;
begin
    insert into audit_event (actor, action, details)
    values (
        audit_actor(),
        case tg_op when 'INSERT' then 'WEBHOOK_ADDED' when 'DELETE' then 'WEBHOOK_REMOVED' else 'WEBHOOK_CHANGED' end,
        -- An address may carry a token behind its server's name.
        jsonb_build_object('webhook', hook.id, 'name', hook.name, 'receiver', substring(hook.url from '^[a-z]+://[^/?]+')));
    return null;
end $$;

create trigger webhooks_are_audited after insert or delete or update of id, name, url, secret on webhook
    for each row execute function audit_webhook();
