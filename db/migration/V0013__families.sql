-- More of what people type: families of models by their Korean names, and misspelt words of three letters.

create table family (
    name text constraint family_pk primary key,
    models text[] not null,
    aliases text[] not null,
    form text generated always as (search_form(variadic aliases)) stored
);
comment on table family is 'Families of models and the names by which people look for them, as in db/reference/families.csv';
comment on column family.models is 'What the names of its models hold, one of these in whole words';
comment on column family.aliases is 'What people call it';
comment on column family.form is 'The aliases as searches compare them';

create or replace view organization_form as
select id as organization_id, form, false as is_alias from organization
union all
select organization_id, form, true from organization_alias;

-- As V0002 describes it, of three letters on.
create or replace function search_words(form text) returns setof text
    language sql immutable parallel safe
    as $$
        select distinct letters
        from string_to_table(form, ' ') as word, normalize(word, nfd) as letters
        where length(letters) between 3 and 64 and letters !~ '[0-9.|]'
    $$;

insert into search_word (word, first_revision)
select letters, min(n.first_revision)
from model_name n, string_to_table(n.form, ' ') as word, search_words(word) as letters
where length(letters) = 3
group by letters
order by letters
on conflict do nothing;

-- Of words this short one wrong letter leaves too little alike for an index by likeness.
create index search_word_that_is_short on search_word (length(word)) where length(word) <= 6;
