-- Removes unchanged rows from the table draft, so that later steps read only the other rows.
create temp table rest on commit drop as
select d.* from draft d where not exists (select from unchanged u where u.line = d.line);
drop table draft;
alter table rest rename to draft;
analyze draft, unchanged;
