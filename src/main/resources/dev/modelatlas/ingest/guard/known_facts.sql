-- Counts the publisher's current models that the import does not remove and that have a value for the given fact.
select count(*)
from model_version v
join model m on m.id = v.model_id
where v.valid_until = ${open_end}
    and m.publisher = (select publisher from this_import)
    and not exists (select from leaving l where l.model_id = v.model_id)
    and case :fact
        when 'organizations' then v.organization_ids <> '{}'
        when 'recorded_countries' then v.recorded_countries <> '{}'
        when 'recorded_sectors' then v.recorded_sectors <> '{}'
        when 'domains' then v.domain_ids <> '{}'
        when 'tasks' then v.task_ids <> '{}'
        ${facts known}
    end
