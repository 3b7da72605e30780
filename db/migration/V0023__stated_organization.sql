-- What an organization was before decisions of operators changed it. Facts that follow from a decision, such as those that a
-- renamed organization passes on, are then derived at each import, and end with the decision. Only adds a table.
create table organization_stated (
    organization_id int constraint organization_stated_pk primary key
        constraint organization_stated_organization_fk references organization on delete cascade,
    name_ko text,
    sector text,
    headquarters text collate "C",
    -- An import deletes new organizations that nothing uses, such as a parent that an operator replaced.
    group_id int constraint organization_stated_group_fk references organization on delete set null
);
comment on table organization_stated is 'Facts of organizations without the decisions of operators and renamings that change them';
comment on column organization_stated.group_id is 'The parent; null or the organization itself if it has none';

-- Earlier builds did not keep what operators replaced. As there, it becomes unknown if the decision is reset.
insert into organization_stated (organization_id, name_ko, sector, headquarters, group_id)
select
    o.id,
    case when c.name_ko is null then o.name_ko end,
    case when c.sector is null then v.sector end,
    case when c.headquarters is null then v.headquarters end,
    case when c.group_id is null then v.group_id else o.id end
from organization_curation c
join organization o on o.id = c.organization_id
join organization_version v on v.organization_id = o.id and v.valid_until = 2147483647;
