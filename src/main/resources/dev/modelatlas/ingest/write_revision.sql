with wanted (name, url, licence, attribution, sha256) as (
    values (:name, :url, :licence, :attribution, :checksum)
),
fresh as (
    insert into source (name, url, licence, attribution, sha256)
    select * from wanted
    on conflict on constraint source_is_unique do nothing
    returning id
),
used as (
    select id from fresh
    union all
    select s.id from source s join wanted w using (name, url, licence, attribution, sha256)
)
insert into revision (number, label, as_of, published_at, publisher, source_id, model_count, added, changed, renamed, removed,
    skipped_rows, note_count, note_counts, fact_edition)
select
    :number, :labelOrDay, :asOf, coalesce(:publishedAt, clock_timestamp()), :publisher, used.id,
    (select count(*) from model_version where valid_until = ${open_end}) + :added - :removed,
    :added, :changed, :renamed, :removed, :skippedRows, :noteCount, cast(:noteCounts as jsonb), :factEdition
from used
