-- Pages that begin with the least: known values first, in both directions, so the other index cannot be read backwards.
create index model_version_by_least_training_flop on model_version (training_flop, slug);
create index model_version_by_least_parameters on model_version (parameters, slug);
