-- The newest revision in a form that suits PostGraphile: tables without validity ranges, indexes for each order in the
-- documents, statistics, and functions that return the related records of a model. PostGraphile is just as fast with
-- join tables and foreign keys instead of these functions.
drop schema if exists peer cascade;
create schema peer;

create table peer.organization as select id, slug, name from organization;
alter table peer.organization add primary key (id);
create table peer.country as select code, name from country;
alter table peer.country add primary key (code);
create table peer.domain as select id, slug, name from domain;
alter table peer.domain add primary key (id);
create table peer.task as select id, slug, name from task;
alter table peer.task add primary key (id);

create table peer.model as
select model_id as id, slug, name, name_key, released_on, parameters, accessibility, confidence, links,
    organization_ids, headquarters_countries, domain_ids, task_ids
from model_version
where valid_until = 2147483647
order by released_on desc, slug;
alter table peer.model add primary key (id), add unique (slug);
create index on peer.model (released_on desc, slug);
create index on peer.model (name_key, slug);
create index on peer.model (accessibility, confidence, name_key, slug);
create index on peer.model (confidence);

create function peer.model_organizations(m peer.model) returns setof peer.organization
    language sql stable rows 1
    as 'select o.* from unnest(m.organization_ids) with ordinality u (id, position) join peer.organization o using (id) order by u.position';
create function peer.model_countries(m peer.model) returns setof peer.country
    language sql stable rows 1
    as 'select c.* from unnest(m.headquarters_countries) with ordinality u (code, position) join peer.country c using (code) order by u.position';
create function peer.model_domains(m peer.model) returns setof peer.domain
    language sql stable rows 1
    as 'select d.* from unnest(m.domain_ids) with ordinality u (id, position) join peer.domain d using (id) order by u.position';
create function peer.model_tasks(m peer.model) returns setof peer.task
    language sql stable rows 2
    as 'select t.* from unnest(m.task_ids) with ordinality u (id, position) join peer.task t using (id) order by u.position';
analyze;
