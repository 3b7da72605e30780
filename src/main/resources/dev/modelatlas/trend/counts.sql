-- Models per value of the dimension and year, and per year.
${tally},
counted as (
    select v.year, v.value::text as value, (${key}) collate "C" as key, v.models
    from value v
    ${names}
)
