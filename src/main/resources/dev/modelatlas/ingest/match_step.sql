-- One step of matching rows with models. It considers only rows and models that no earlier step matched. A pair counts
-- only if neither its row nor its model belongs to another pair.
with pair as (
    select d.line, m.model_id
    from stated d
    join known m on m.is_current = :current and m.is_own = :own and (%s)
    where not exists (select from matched x where x.line = d.line)
        and not exists (select from matched x where x.model_id = m.model_id)
),
counted as (
    select
        line,
        model_id,
        count(*) over (partition by line) as models,
        count(*) over (partition by model_id) as lines
    from pair
)
insert into matched (line, model_id)
select line, model_id from counted where models = 1 and lines = 1
