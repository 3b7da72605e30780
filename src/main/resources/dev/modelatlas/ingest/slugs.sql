-- Assigns slugs to new models in the order of their dates and names. Each slug must differ from all earlier ones. When the
-- last statement inserts the models, a trigger (R__ingest_functions.sql) applies operators' corrections to matched rows.
create temp table fresh on commit drop as
select
    row_number() over (order by asked_slug is null, released_on, name collate "C", line) as turn,
    line,
    coalesce(asked_slug, base_slug) as slug,
    coalesce(nullif(concat_ws('-', nullif(coalesce(asked_slug, base_slug), ''), first_slug), ''), 'model') as other_slug
from stated d
where not exists (select from matched x where x.line = d.line);
analyze fresh;

-- Nearly all models get the slug of their name, so their order does not matter. The order matters only for contenders:
-- models whose slug is blank, taken or not unique, and models whose slug may be the second choice of another contender.
create temp table contender on commit drop as
with recursive wanted_twice as (
    select slug from fresh group by slug having count(*) > 1
),
way as (
    select slug as reached, line, other_slug from fresh
    union all
    select regexp_replace(slug, '-\d+$', ''), line, other_slug from fresh where slug ~ '-\d+$'
),
certain as materialized (
    select f.line, f.other_slug
    from fresh f
    left join wanted_twice w using (slug)
    left join model m using (slug)
    where f.slug = '' or w.slug is not null or m.slug is not null
),
-- The second choices of contenders. Each is looked up once, because all models of a file may have the same.
choice as (
    select other_slug from certain
    union
    select w.other_slug
    from choice c
    join way w on w.reached = c.other_slug
)
select line from certain
union
select w.line from way w where w.reached in (select other_slug from choice);

create temp table taken (slug text collate "C" primary key, line bigint not null) on commit drop;

-- For each second choice of contenders, the largest n is the first number that may be free. A larger number is inserted
-- as another row. If one row were updated instead, PostgreSQL would read all versions of this row that the transaction
-- has created.
create temp table tried (slug text collate "C", n int, primary key (slug, n)) on commit drop;

do $$
declare
    it fresh;
    candidate text;
    n int;
    first_n int;
begin
    for it in select f.* from fresh f join contender using (line) order by f.turn loop
        candidate := it.slug;
        first_n := coalesce((select t.n from tried t where t.slug = it.other_slug order by t.n desc limit 1), 1);
        n := first_n;
        while candidate = '' or exists (select from model where slug = candidate)
            or exists (select from taken where slug = candidate) loop
            candidate := it.other_slug || case when n > 1 then '-' || n else '' end;
            n := n + 1;
        end loop;
        insert into taken values (candidate, it.line);
        if n > first_n then
            insert into tried values (it.other_slug, n);
        end if;
    end loop;
end $$;

update fresh f
set slug = t.slug
from taken t
where t.line = f.line;

with allocated as (
    insert into model (slug, publisher, first_revision)
    select f.slug, i.publisher, i.revision
    from fresh f
    cross join this_import i
    order by f.turn
    returning id, slug
)
insert into matched (line, model_id)
select f.line, a.id
from allocated a
join fresh f using (slug);
analyze matched;
