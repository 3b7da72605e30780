-- Only adds: reads continue meanwhile, and publications wait. V0019 puts the new indexes in the places of the old ones.

-- PostgreSQL counts models by day, parameters or training compute from these indexes alone, because they also have the
-- columns of which such counts need the values.
create index model_version_by_release_and_range on model_version (released_on desc, slug) include (valid_from, valid_until);
create index model_version_by_least_training_flop_and_range on model_version (training_flop, slug)
    include (released_on, valid_from, valid_until);
create index model_version_by_least_parameters_and_range on model_version (parameters, slug)
    include (released_on, valid_from, valid_until);

-- A search sorts its matches by these columns, and reads the models of the first page only. The index of the exclusion
-- constraint also finds a model's rows, but takes several times as long.
create unique index model_version_by_model_and_range on model_version (model_id, valid_from)
    include (valid_until, released_on, slug);

-- PostgreSQL can do without the table only for pages that have not changed since the last vacuum. By default, it waits until
-- a fifth of the rows has changed.
alter table model_version set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_insert_scale_factor = 0.01);

-- Counts under a filter by organization would read all groups.
create index trend_group_by_organization on trend_group using gin (organization_ids);
create index trend_group_by_group on trend_group using gin (group_ids);
