-- The date of the data in the publisher's newest revision is the latest date of the files that checks imported into the
-- revision, or the revision's as_of if no date of a file is stored. A file may be older than the as_of. Files from all URLs
-- count, because the source may have moved. Revisions that record decisions of operators do not count, because they repeat
-- the publisher and the as_of of the previous revision.
with newest as (
    select coalesce((select max(c.file_date) from upstream_check c where c.revision_number = r.number), r.as_of) as file_date
    from revision r
    where r.publisher = :publisher and r.label <> r.as_of || :suffix
    order by r.number desc
    limit 1
)
select case
    when cast(:fileDate as date) < (select file_date from newest) then cast(:fileDate as date)
    else greatest(cast(:fileDate as date), (select as_of from revision order by number desc limit 1))
end
