-- Values by their keys, with or without models, each with its years.
with ${counts},
chosen as (select distinct unnest(:keys::text[]) as key),
${progress}
select
    p.key,
${series_year}
from progress p
where p.year >= :from
order by p.key, p.year
