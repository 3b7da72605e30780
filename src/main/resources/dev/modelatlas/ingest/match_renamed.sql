-- Matches the rows and models of a file that no earlier step matched, if they may be renamed models.
with arriving as (
    select d.* from stated d where not exists (select from matched x where x.line = d.line)
),
present as (
    select m.*, null as publisher
    from known m
    where m.is_current = :current and m.is_own = :own and ${model}
        and not exists (select from matched x where x.model_id = m.model_id)
),
${renamed}
insert into matched (line, model_id)
select line, model_id from renamed
