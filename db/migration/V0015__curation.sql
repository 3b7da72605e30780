-- What operators say of organizations and models. It wins over db/reference, and outlives upgrades.

create table organization_curation (
    organization_id int constraint organization_curation_pk primary key
        constraint organization_curation_organization_fk references organization,
    name_ko text,
    sector text constraint organization_curation_sector_is_known
        check (sector in ('INDUSTRY', 'ACADEMIA', 'GOVERNMENT', 'RESEARCH_COLLECTIVE')),
    headquarters text collate "C" constraint organization_curation_headquarters_fk references country,
    group_id int constraint organization_curation_group_fk references organization,
    aliases text[] not null default '{}'
);
comment on table organization_curation is 'What operators said of organizations, by the command organizations set';
comment on column organization_curation.name_ko is 'Null where they said nothing, like all others';
comment on column organization_curation.group_id is 'The parent it is counted under; itself when they said that it has none';
comment on column organization_curation.aliases is 'Names beside those that db/reference lists';

create table organization_successor (
    organization_id int not null constraint organization_successor_organization_fk references organization,
    valid_from int not null constraint organization_successor_valid_from_fk references revision deferrable initially deferred,
    valid_until int not null default 2147483647,
    successor_id int not null constraint organization_successor_successor_fk references organization,
    constraint organization_successor_pk primary key (organization_id, valid_from),
    constraint organization_successor_range_is_not_empty check (valid_from < valid_until),
    constraint organization_successor_is_another check (successor_id <> organization_id),
    constraint organization_successor_ranges_do_not_overlap
        exclude using gist (organization_id with =, int4range(valid_from, valid_until) with &&)
);
comment on table organization_successor is 'Organizations that go by another name since: their models count for the successor';
comment on column organization_successor.valid_from is 'First revision it holds at';
comment on column organization_successor.valid_until is 'First revision it no longer holds at; 2147483647 while it still does';

create table model_alias (
    model_id int not null constraint model_alias_model_fk references model,
    alias text not null,
    constraint model_alias_pk primary key (model_id, alias)
);
comment on table model_alias is 'Names under which operators want models to be found; like those of organizations, at every revision';

create table model_correction (
    model_id int not null constraint model_correction_model_fk references model,
    field text not null constraint model_correction_field_is_known check (field in ('recordedCountries', 'recordedSectors')),
    value text[] not null constraint model_correction_value_is_not_empty check (cardinality(value) > 0),
    reason text not null,
    constraint model_correction_pk primary key (model_id, field)
);
comment on table model_correction is 'What operators fill in where the source of a model is silent';
comment on column model_correction.value is 'ISO codes, or sectors';

-- ---------------------------------------------------------------- models are found by their aliases

-- A model may bear several names at one revision now.
alter table model_name drop constraint model_name_pk, add constraint model_name_pk primary key (model_id, first_revision, name);

create function keep_model_alias() returns trigger
    language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        delete from model_name n
        where n.model_id = old.model_id and n.name = old.alias
            and not exists (select from model_version v where v.model_id = old.model_id and v.name = old.alias);
        return null;
    end if;
    insert into model_name (model_id, first_revision, name, form)
    select m.id, m.first_revision, new.alias, search_form(new.alias)
    from model m
    where m.id = new.model_id and not exists (select from model_name n where n.model_id = m.id and n.name = new.alias);
    insert into search_word as known (word, first_revision)
    select word, m.first_revision
    from model m, search_words(translate(search_form(new.alias), '|', ' ')) as word
    where m.id = new.model_id
    on conflict (word) do update set first_revision = excluded.first_revision
        where excluded.first_revision < known.first_revision;
    return null;
end $$;

create trigger model_aliases_are_kept after insert or delete on model_alias
    for each row execute function keep_model_alias();

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
        || ' or action in (''ORGANIZATION_SET'', ''ORGANIZATION_RESET'', ''MODEL_SET'', ''MODEL_RESET''))';
end $$;

create function audit_curation() returns trigger
    language plpgsql as $$
declare
    said jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
    is_over boolean := tg_op = 'DELETE' or tg_op = 'UPDATE' and tg_table_name = 'organization_successor';
begin
    insert into audit_event (actor, action, details)
    values (
        audit_actor(),
        case when said ? 'model_id' then 'MODEL' else 'ORGANIZATION' end || case when is_over then '_RESET' else '_SET' end,
        jsonb_strip_nulls(jsonb_build_object(
            'organization', (select slug from organization where id = (said ->> 'organization_id')::int),
            'model', (select slug from model where id = (said ->> 'model_id')::int),
            'nameKo', said -> 'name_ko',
            'sector', said -> 'sector',
            'headquarters', said -> 'headquarters',
            'group', (select slug from organization where id = (said ->> 'group_id')::int),
            'aliases', nullif(said -> 'aliases', '[]'),
            'successor', (select slug from organization where id = (said ->> 'successor_id')::int),
            'alias', said -> 'alias',
            'field', said -> 'field',
            'value', said -> 'value',
            'reason', said -> 'reason')));
    return null;
end $$;

create trigger organization_curations_are_audited after insert or update or delete on organization_curation
    for each row execute function audit_curation();
create trigger organization_successors_are_audited after insert or update or delete on organization_successor
    for each row execute function audit_curation();
create trigger model_aliases_are_audited after insert or delete on model_alias
    for each row execute function audit_curation();
create trigger model_corrections_are_audited after insert or update or delete on model_correction
    for each row execute function audit_curation();
