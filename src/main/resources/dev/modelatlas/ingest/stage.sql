-- The tables of an import. They are dropped at the end of its transaction.
create temp table this_import (
    revision int not null,
    publisher text not null,
    origin text not null
) on commit drop;

create temp table reference_organization (
    name text primary key,
    name_ko text,
    aliases text[] not null,
    sector text,
    headquarters text,
    group_name text
) on commit drop;

create temp table reference_successor (
    name text primary key,
    successor text not null
) on commit drop;

-- The names and slugs of rows that a lenient import skipped. The source still has their models, so the import does not
-- remove them.
create temp table skipped (
    name text not null,
    slug text collate "C",
    base_slug text collate "C" not null
) on commit drop;

create temp table correction (
    model text not null,
    field text not null,
    reason text not null,
    primary key (model, field)
) on commit drop;

-- The values of models' facts after an operator's decision has set or reset them.
create temp table amended (
    model_id int not null,
    field text not null,
    value text[] not null,
    is_correction boolean not null,
    primary key (model_id, field)
) on commit drop;

-- The model that each row describes.
create temp table matched (
    line bigint primary key,
    model_id int not null unique
) on commit drop;

-- Rows and models with the same date, organizations and link that are too many to be compared: see renamed.sql. The
-- publisher is null for models of this publisher.
create temp table crowd (
    line bigint not null,
    lines bigint not null,
    models bigint not null,
    link text not null,
    publisher text
) on commit drop;

-- Models that the import will remove.
create temp table leaving (
    model_id int primary key
) on commit drop;

-- The organizations and removals in a call. A file has neither.
create temp table asked_organization (
    position int primary key,
    slug text collate "C",
    name text not null,
    name_ko text,
    sector text,
    headquarters text,
    group_word text,
    organization_id int,
    has_other_name_ko boolean
) on commit drop;

create temp table removal (
    position int primary key,
    slug text collate "C" not null
) on commit drop;

create temp table draft (
    line bigint primary key,
    digest uuid not null,
    asked_slug text collate "C",
    base_slug text collate "C" not null,
    name text not null,
    name_key text collate "C" not null,
    released_on date not null,
    organizations text[] not null,
    recorded_countries text[] collate "C" not null,
    recorded_sectors text[] collate "C" not null,
    domains text[] not null,
    tasks text[] not null,
    ${facts declared},
    corrected text[] not null
) on commit drop;
