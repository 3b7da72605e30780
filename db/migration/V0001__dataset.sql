-- The dataset, kept row by row with validity ranges: a row is part of revision n when
-- valid_from <= n < valid_until. Nothing is ever updated in place except the end of a range.
create extension if not exists btree_gist;

-- ---------------------------------------------------------------- vocabulary: small, not versioned

create table country (
    code text collate "C" constraint country_pk primary key constraint country_code_is_iso check (code ~ '^[A-Z]{2}$'),
    name text not null,
    name_ko text not null,
    aliases text[] not null default '{}'
);
comment on table country is 'Countries of ISO 3166-1, from db/reference/countries.csv';
comment on column country.code is 'ISO 3166-1 alpha-2';
comment on column country.aliases is 'Other names under which sources record this country';

create table domain (
    id int generated always as identity constraint domain_pk primary key,
    slug text collate "C" not null constraint domain_slug_is_unique unique,
    name text not null constraint domain_name_is_unique unique,
    name_ko text
);
comment on table domain is 'Fields of use, such as Language or Vision';
comment on column domain.name_ko is 'Korean name; null when none is known';

create table task (
    id int generated always as identity constraint task_pk primary key,
    slug text collate "C" not null constraint task_slug_is_unique unique,
    name text not null constraint task_name_is_unique unique,
    name_ko text,
    aliases text[] not null default '{}'
);
comment on table task is 'What models are made to do, such as Translation';
comment on column task.aliases is 'Other names under which sources record this task; counted as this one';

-- ---------------------------------------------------------------- revisions

create table source (
    id int generated always as identity constraint source_pk primary key,
    name text not null,
    url text not null,
    licence text not null,
    attribution text not null,
    sha256 text not null constraint source_sha256_is_hex check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint source_is_unique unique (name, url, licence, attribution, sha256)
);
comment on table source is 'What a revision was made from: one file or one publication';
comment on column source.sha256 is 'SHA-256 of the bytes that were read, lower-case hexadecimal';

create table revision (
    number int constraint revision_pk primary key constraint revision_number_is_positive check (number > 0),
    label text not null,
    as_of date not null,
    published_at timestamptz not null,
    publisher text not null,
    source_id int not null constraint revision_source_fk references source,
    model_count int not null constraint revision_model_count_is_not_negative check (model_count >= 0),
    added int not null,
    changed int not null,
    renamed int not null,
    removed int not null,
    constraint revision_counts_are_not_negative check (least(added, changed, renamed, removed) >= 0)
);
comment on table revision is 'The numbered, immutable states of the dataset, without gaps';
comment on column revision.as_of is 'The day the source stood at';
comment on column revision.added is 'Models that came or came back';
comment on column revision.changed is 'Models whose facts changed under the same name';
comment on column revision.renamed is 'Models that changed their name, and perhaps other facts with it';

-- ---------------------------------------------------------------- organizations

create table organization (
    id int generated always as identity constraint organization_pk primary key,
    slug text collate "C" not null constraint organization_slug_is_unique unique,
    name text not null constraint organization_name_is_unique unique,
    name_key text collate "C" not null,
    name_ko text,
    publisher text not null
);
comment on table organization is 'Who makes models. Display names are not versioned';
comment on column organization.name_key is 'Lower-case name to sort by, the same on every server';
comment on column organization.publisher is 'Who introduced it';

create table organization_alias (
    organization_id int not null constraint organization_alias_organization_fk references organization,
    alias text not null,
    constraint organization_alias_pk primary key (organization_id, alias)
);
create index organization_alias_by_alias on organization_alias (alias);
comment on table organization_alias is 'Other names of organizations; one alias may belong to several, and is then ambiguous';

create table organization_version (
    organization_id int not null constraint organization_version_organization_fk references organization,
    valid_from int not null constraint organization_version_valid_from_fk references revision deferrable initially deferred,
    valid_until int not null default 2147483647,
    sector text constraint organization_version_sector_is_known
        check (sector in ('INDUSTRY', 'ACADEMIA', 'GOVERNMENT', 'RESEARCH_COLLECTIVE')),
    headquarters text collate "C" constraint organization_version_headquarters_fk references country,
    group_id int not null constraint organization_version_group_fk references organization,
    constraint organization_version_pk primary key (organization_id, valid_from),
    constraint organization_version_range_is_not_empty check (valid_from < valid_until),
    constraint organization_version_ranges_do_not_overlap
        exclude using gist (organization_id with =, int4range(valid_from, valid_until) with &&)
);
create index organization_version_by_group on organization_version (group_id);
comment on table organization_version is 'What counting uses of an organization, by revision';
comment on column organization_version.valid_from is 'First revision it holds at';
comment on column organization_version.valid_until is 'First revision it no longer holds at; 2147483647 while it still does';
comment on column organization_version.sector is 'Null when unknown';
comment on column organization_version.headquarters is 'Country of the headquarters; null when unknown';
comment on column organization_version.group_id is 'The parent it is counted under; itself when it has none';

-- ---------------------------------------------------------------- models

create table model (
    id int generated always as identity constraint model_pk primary key,
    slug text collate "C" not null constraint model_slug_is_unique unique,
    publisher text not null,
    first_revision int not null constraint model_first_revision_fk references revision deferrable initially deferred,
    constraint model_id_and_slug_are_unique unique (id, slug)
);
comment on table model is 'What stays of a model: its slug, allocated once and never given to another';
comment on column model.publisher is 'Whose row it is; nobody else''s import changes or removes it';

create table model_version (
    model_id int not null,
    slug text collate "C" not null,
    valid_from int not null constraint model_version_valid_from_fk references revision deferrable initially deferred,
    valid_until int not null default 2147483647,
    source_id int not null constraint model_version_source_fk references source,
    name text not null constraint model_version_name_is_not_blank check (name <> ''),
    name_key text collate "C" not null,
    base_slug text collate "C" not null,
    released_on date not null,
    organization_ids int[] not null,
    recorded_countries text[] collate "C" not null,
    recorded_sectors text[] collate "C" not null,
    domain_ids int[] not null,
    task_ids int[] not null,
    parameters float8,
    training_flop float8,
    training_dataset_size float8,
    training_hours float8,
    training_hardware text[] not null,
    hardware_quantity int,
    accessibility text constraint model_version_accessibility_is_known check (accessibility in
        ('OPEN_WEIGHTS_UNRESTRICTED', 'OPEN_WEIGHTS_RESTRICTED', 'OPEN_WEIGHTS_NON_COMMERCIAL', 'API_ACCESS', 'HOSTED_ACCESS', 'UNRELEASED')),
    confidence text not null constraint model_version_confidence_is_known check (confidence in
        ('CONFIDENT', 'LIKELY', 'SPECULATIVE', 'UNVERIFIED', 'UNKNOWN')),
    base_models text[] not null,
    links text[] not null,
    corrected text[] not null,
    -- derived from the organizations at write time, so that counting reads one row and nothing else
    group_ids int[] not null,
    headquarters_countries text[] collate "C" not null,
    group_headquarters_countries text[] collate "C" not null,
    sectors text[] collate "C" not null,
    constraint model_version_pk primary key (model_id, valid_from),
    constraint model_version_model_fk foreign key (model_id, slug) references model (id, slug),
    constraint model_version_range_is_not_empty check (valid_from < valid_until),
    constraint model_version_numbers_are_finite check (
        parameters >= 0 and parameters < 'infinity' and training_flop >= 0 and training_flop < 'infinity'
        and training_dataset_size >= 0 and training_dataset_size < 'infinity'
        and training_hours >= 0 and training_hours < 'infinity' and hardware_quantity >= 0),
    constraint model_version_ranges_do_not_overlap
        exclude using gist (model_id with =, int4range(valid_from, valid_until) with &&)
);
create index model_version_current on model_version (model_id) where valid_until = 2147483647;
create index model_version_by_release on model_version (released_on desc, slug);
create index model_version_by_name on model_version (name_key, slug);
create index model_version_by_training_flop on model_version (training_flop desc nulls last, slug);
create index model_version_by_parameters on model_version (parameters desc nulls last, slug);
create index model_version_by_exact_name on model_version (name);
create index model_version_by_base_slug on model_version (base_slug);
create index model_version_by_slug on model_version (slug);
create index model_version_by_organization on model_version using gin (organization_ids);
create index model_version_by_group on model_version using gin (group_ids);
comment on table model_version is 'The facts of a model, by revision';
comment on column model_version.slug is 'Copied from model, which never changes it: pages sort by it';
comment on column model_version.valid_from is 'First revision it holds at';
comment on column model_version.valid_until is 'First revision it no longer holds at; 2147483647 while it still does';
comment on column model_version.source_id is 'The source that said so';
comment on column model_version.name_key is 'Lower-case name to sort by, the same on every server';
comment on column model_version.base_slug is 'What the name alone makes of a slug; models are matched across vintages by it';
comment on column model_version.organization_ids is 'In the order of the source';
comment on column model_version.recorded_countries is 'ISO codes of the countries that the source records for the model itself';
comment on column model_version.recorded_sectors is 'The sectors that the source records for the model itself; empty when it records none';
comment on column model_version.parameters is 'Number of parameters; null when unknown';
comment on column model_version.training_flop is 'Floating-point operations of the training; null when not estimated';
comment on column model_version.training_dataset_size is 'Datapoints; null when unknown';
comment on column model_version.training_hours is 'Wall-clock hours of the training; null when unknown';
comment on column model_version.accessibility is 'Null when unknown';
comment on column model_version.base_models is 'Names of the models this one was made from, as recorded';
comment on column model_version.links is 'http and https only';
comment on column model_version.corrected is 'Names of the facts that db/reference/corrections.csv filled in';
comment on column model_version.group_ids is 'Groups of the organizations, distinct, ascending';
comment on column model_version.headquarters_countries is 'Counting rule 2, HEADQUARTERS, distinct, ascending';
comment on column model_version.group_headquarters_countries is 'Counting rule 2, GROUP_HEADQUARTERS, distinct, ascending';
comment on column model_version.sectors is 'Counting rule 4: the recorded sectors, else those of the organizations, distinct, ascending';

create table model_change (
    revision_number int not null constraint model_change_revision_fk references revision deferrable initially deferred,
    slug text collate "C" not null,
    model_id int not null constraint model_change_model_fk references model,
    kind text not null constraint model_change_kind_is_known check (kind in ('ADDED', 'CHANGED', 'RENAMED', 'REMOVED', 'RESTORED')),
    fields jsonb not null,
    constraint model_change_pk primary key (revision_number, slug)
);
create index model_change_by_model on model_change (model_id, revision_number);
comment on table model_change is 'What each revision did to each model; removals leave their tombstone here';
comment on column model_change.fields is 'Array of {field, before, after, origin, reason}, by field';

create table outbox (
    revision_number int constraint outbox_pk primary key constraint outbox_revision_fk references revision deferrable initially deferred,
    created_at timestamptz not null default now()
);
comment on table outbox is 'Publications that their followers have yet to be told of; written in the publishing transaction';
