-- Who may do what, and who did what. Triggers keep the audit: whoever writes, a build that does not know it included.

-- ---------------------------------------------------------------- keys

create table api_key (
    id text collate "C" constraint api_key_pk primary key constraint api_key_id_is_hex check (id ~ '^[0-9a-f]{12}$'),
    name text not null constraint api_key_name_is_a_line check (name ~ '^[^[:cntrl:]]{1,100}$' and name = btrim(name)),
    role text not null constraint api_key_role_is_known check (role in ('READER', 'PUBLISHER')),
    scope text not null constraint api_key_scope_is_known check (scope in ('OWN', 'ALL')),
    secret_sha256 bytea not null constraint api_key_secret_is_hashed check (octet_length(secret_sha256) = 32),
    replaces text collate "C" constraint api_key_replaces_fk references api_key,
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    revoked_at timestamptz,
    last_used_at timestamptz
);
create index api_key_by_name on api_key (name);
create index api_key_by_replaced on api_key (replaces);
comment on table api_key is 'Keys that callers show. Never deleted: the audit names them';
comment on column api_key.id is 'The part of the key that is no secret';
comment on column api_key.name is 'Who holds it; a key and the one that replaces it have the same';
comment on column api_key.scope is 'Which rows a publisher may change and remove: its own, or all';
comment on column api_key.secret_sha256 is 'SHA-256 of the secret, which is 256 random bits: nothing to guess, so no slow hash';
comment on column api_key.replaces is 'The key that this one was made in place of; null for the first of its name';
comment on column api_key.expires_at is 'From then on it is refused; null when it has no end';
comment on column api_key.last_used_at is 'To the minute; null when it never was';

-- ---------------------------------------------------------------- audit

create table audit_event (
    id bigint generated always as identity constraint audit_event_pk primary key,
    happened_at timestamptz not null default clock_timestamp(),
    actor text not null,
    action text not null constraint audit_event_action_is_known check (action in (
        'REVISION_PUBLISHED', 'SOURCE_UNCHANGED', 'KEY_CREATED', 'KEY_ROTATED', 'KEY_CHANGED', 'KEY_REVOKED', 'KEY_DELETED')),
    revision_number int,
    key_id text collate "C",
    details jsonb not null
);
create index audit_event_by_time on audit_event (happened_at);
comment on table audit_event is 'Every write and every change of a key, in the transaction that did it; it only grows';
comment on column audit_event.actor is 'Who did it: model_atlas.actor of the transaction, else the user of the database';
comment on column audit_event.revision_number is 'The revision that was made; null for other events';
comment on column audit_event.key_id is 'The key that was changed; null for other events';
comment on column audit_event.details is 'What else there is to know; never a secret or its hash';

create function audit_actor() returns text
    language sql stable
    return coalesce(nullif(current_setting('model_atlas.actor', true), ''), 'database user ' || session_user);

create function audit_only_grows() returns trigger
    language plpgsql as $$
begin
    raise exception 'audit_event only grows' using errcode = 'insufficient_privilege';
end $$;

create trigger audit_only_grows before update or delete or truncate on audit_event
    for each statement execute function audit_only_grows();

create function audit_revision() returns trigger
    language plpgsql as $$
begin
    insert into audit_event (actor, action, revision_number, details)
    values (audit_actor(), 'REVISION_PUBLISHED', new.number, jsonb_build_object(
        'label', new.label, 'asOf', new.as_of, 'publisher', new.publisher,
        'added', new.added, 'changed', new.changed, 'renamed', new.renamed, 'removed', new.removed));
    return null;
end $$;

create trigger revisions_are_audited after insert on revision
    for each row execute function audit_revision();

create function audit_key() returns trigger
    language plpgsql as $$
declare
    key api_key := case tg_op when 'DELETE' then old else new end;
begin
    insert into audit_event (actor, action, key_id, details)
    values (
        audit_actor(),
        case
            when tg_op = 'DELETE' then 'KEY_DELETED'
            when tg_op = 'INSERT' and key.replaces is not null then 'KEY_ROTATED'
            when tg_op = 'INSERT' then 'KEY_CREATED'
            when key.revoked_at is not null then 'KEY_REVOKED'
            else 'KEY_CHANGED'
        end,
        key.id,
        jsonb_strip_nulls(jsonb_build_object(
            'name', key.name, 'role', key.role, 'scope', key.scope, 'expiresAt', key.expires_at,
            'replaces', key.replaces)));
    return null;
end $$;

create trigger keys_are_audited
    after insert or delete or update of id, name, role, scope, secret_sha256, replaces, expires_at, revoked_at on api_key
    for each row execute function audit_key();
