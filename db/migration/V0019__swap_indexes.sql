-- Replaces indexes by those that V0018 made of the same keys. In a migration of its own, because it locks the table against
-- reads: for a moment, once transactions that use the table have ended.
drop index model_version_by_release, model_version_by_least_training_flop, model_version_by_least_parameters;
alter index model_version_by_release_and_range rename to model_version_by_release;
alter index model_version_by_least_training_flop_and_range rename to model_version_by_least_training_flop;
alter index model_version_by_least_parameters_and_range rename to model_version_by_least_parameters;
alter table model_version
    drop constraint model_version_pk,
    add constraint model_version_pk primary key using index model_version_by_model_and_range;
