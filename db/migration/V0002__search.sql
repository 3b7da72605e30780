-- Finding things by what people type: one normal form of names, made where names are written and where texts are read.
create extension if not exists pg_trgm;
create extension if not exists fuzzystrmatch;

-- What names are compared in: '| gpt 4o | ' for GPT-4o. Width, case and accents are gone (NFKC, Hangul as it is), + is
-- the word "plus", a letter before a digit and Latin beside Hangul are parted (GPT4 is GPT-4, LG그룹 is LG 그룹), a dot
-- stays between digits, everything else is a blank. Each name stands between bars, once; nulls are left out.
-- Columns are derived by it: another form needs another function and new columns.
create function search_form(variadic names text[]) returns text
    language sql immutable parallel safe
    return (
        select coalesce('|' || string_agg(distinct ' ' || btrim(name) || ' |', ''), '')
        from string_to_table(
            regexp_replace(regexp_replace(
                replace(lower(normalize(regexp_replace(
                    normalize((select string_agg(name collate "default", '|') from unnest(names) as name), nfkd),
                    '[\u0300-\u036f]+', '', 'g'), nfkc)), '+', ' plus '),
                '([[:alpha:]])([0-9])|([가-힣])([a-z])|([a-z])([가-힣])', '\1\3\5 \2\4\6', 'g'),
                '([^[:alnum:].|]|\.(?![0-9])|(?<![0-9])\.)+', ' ', 'g'), '|') as name
        where btrim(name) <> '');

-- The words of a form that a misspelt one may stand for: of letters alone, Hangul as its letters (NFD), so that a
-- wrong vowel is one wrong letter.
create function search_words(form text) returns setof text
    language sql immutable parallel safe
    as $$
        select distinct letters
        from string_to_table(form, ' ') as word, normalize(word, nfd) as letters
        where length(letters) between 4 and 64 and letters !~ '[0-9.|]'
    $$;

-- ---------------------------------------------------------------- organizations and countries: names are not versioned

alter table organization add column form text generated always as (search_form(name, name_ko, slug)) stored;
alter table organization_alias add column form text generated always as (search_form(alias)) stored;
alter table country add column form text
    generated always as (search_form(variadic array[code collate "default", name, name_ko] || aliases)) stored;
comment on column organization.form is 'Names and slug as searches compare them';
comment on column organization_alias.form is 'The alias as searches compare it';
comment on column country.form is 'Code, names and aliases as searches compare them';

create view organization_form as
select id as organization_id, form from organization
union all
select organization_id, form from organization_alias;
comment on view organization_form is 'What organizations are found by: a row for the names and one for each alias';

-- ---------------------------------------------------------------- models: found by what they were ever called until then

create table model_name (
    model_id int not null constraint model_name_model_fk references model,
    first_revision int not null,
    name text not null,
    form text not null,
    constraint model_name_pk primary key (model_id, first_revision)
);
create index model_name_by_form on model_name using gin (form gin_trgm_ops);
comment on table model_name is 'Every name that a model ever bore, once; kept by a trigger on model_version';
comment on column model_name.first_revision is 'The first revision that called it so: earlier ones do not find it by this name';
comment on column model_name.form is 'Name and slug as searches compare them';

create table search_word (
    word text collate "C" constraint search_word_pk primary key,
    first_revision int not null
);
create index search_word_by_likeness on search_word using gin ((word collate "default") gin_trgm_ops);
comment on table search_word is 'The words of model names, to correct misspelt ones by; kept by a trigger on model_version';
comment on column search_word.word is 'Letters alone, Hangul as its letters (NFD)';

-- A trigger, not the importer: a build that does not know these tables keeps them right, too.
create function keep_model_names() returns trigger
    language plpgsql as $$
begin
    with fresh as (
        insert into model_name (model_id, first_revision, name, form)
        select a.model_id, min(a.valid_from), a.name, search_form(a.name, a.slug)
        from added a
        where not exists (select from model_name n where n.model_id = a.model_id and n.name = a.name)
        group by a.model_id, a.name, a.slug
        returning first_revision, form
    )
    insert into search_word (word, first_revision)
    select word, min(first_revision)
    from fresh, search_words(form) as word
    group by word
    order by word
    on conflict do nothing;
    return null;
end $$;

create trigger model_names_are_kept after insert on model_version
    referencing new table as added for each statement execute function keep_model_names();

with known as (
    insert into model_name (model_id, first_revision, name, form)
    select model_id, min(valid_from), name, search_form(name, slug)
    from model_version
    group by model_id, name, slug
    returning first_revision, form
)
insert into search_word (word, first_revision)
select word, min(first_revision)
from known, search_words(form) as word
group by word;
