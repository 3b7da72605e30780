-- What a revision restated, in the order in which GET /changes tells it.
create index model_version_by_beginning on model_version (valid_from, slug);
