-- One step of matching rows with models by equal keys. A row or model may have several keys, such as one for each of its
-- organizations. The step considers only rows and models that no earlier step matched. A row and a model with a common key
-- are a pair. A pair counts only if neither its row nor its model belongs to another pair: the first and the last model of
-- the row are then the same, and so are the rows of the model. The step does not form the pairs, because the number of pairs
-- is the square of the number of rows if all rows of a file have the same name.
with row_key as materialized (
    select d.line, ${keys of row}
    from stated d${lists of row}
    where ${row} and not exists (select from matched x where x.line = d.line)
),
model_key as materialized (
    select m.model_id, ${keys}
    from known m${lists of model}
    where m.is_current = :current and m.is_own = :own and ${model}
        and not exists (select from matched x where x.model_id = m.model_id)
),
models_of_row as (
    select r.line, min(k.first) as first, max(k.last) as last
    from row_key r
    join (select ${keys}, min(model_id) as first, max(model_id) as last from model_key group by ${keys}) k using (${keys})
    group by r.line
),
rows_of_model as (
    select m.model_id, min(k.first) as first, max(k.last) as last
    from model_key m
    join (select ${keys}, min(line) as first, max(line) as last from row_key group by ${keys}) k using (${keys})
    group by m.model_id
)
insert into matched (line, model_id)
select r.line, r.first
from models_of_row r
join rows_of_model m on m.model_id = r.first
where r.first = r.last and m.first = m.last
