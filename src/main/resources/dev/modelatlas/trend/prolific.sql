-- Organizations by number of models in a year, under the country they release from.
with organization_at as (
    select o.id, o.slug, own.headquarters, parent.headquarters as group_headquarters
    from organization o
    join organization_version own on own.organization_id = o.id
        and own.valid_from <= :revision and own.valid_until > :revision
    left join organization_version parent on parent.organization_id = own.group_id
        and parent.valid_from <= :revision and parent.valid_until > :revision
),
-- Where its headquarters is unknown, or recorded countries are asked for, an organization releases
-- from the countries that are recorded for its models.
${releases},
organizations as (
    select
        r.country,
        r.key,
        r.value,
        r.models as model_count,
        r.models / w.models as share,
        rank() over (partition by r.country order by r.models desc)::int as rank,
        count(*) over (partition by r.country, r.models) > 1 as tied
    from releases r
    cross join whole w
),
countries as (
    select
        o.country,
        count(*)::int as organization_count,
        rank() over (order by count(*) desc)::int as country_rank,
        count(*) over (partition by count(*)) > 1 as country_tied
    from organizations o
    where o.model_count >= :minModels
    group by o.country
)
select c.country, c.organization_count, c.country_rank, c.country_tied,
    o.key, o.value, o.rank, o.tied, o.model_count, o.share
from countries c
join organizations o using (country)
where o.model_count >= :minModels
order by c.organization_count desc, c.country, o.model_count desc, o.key
