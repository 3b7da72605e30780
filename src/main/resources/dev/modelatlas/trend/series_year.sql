    p.year,
    p.year not between :firstWholeYear and :lastWholeYear as partial,
    p.models as year_models,
    p.models - p.earlier as change,
    (p.models - p.earlier)::float8 / nullif(p.earlier, 0) as growth_rate,
    sum(p.models) over (partition by p.key order by p.year)::int as cumulative,
    p.share as year_share,
    p.rank as year_rank,
    p.tied as year_tied
