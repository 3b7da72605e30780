-- What a file said of a model when it was last taken in, so that a row that says the same again need not be compared.
-- Builds that do not know this table leave it as it is: their versions begin at another revision, and so does what a
-- call writes. What is said here counts only beside the version that begins at valid_from.
create table stated_digest (
    model_id int constraint stated_digest_pk primary key,
    valid_from int not null,
    digest uuid not null
);
comment on table stated_digest is 'What rows of files were taken in as; nothing is lost when it is emptied, but time';
comment on column stated_digest.valid_from is 'The version of the model that the row agrees with';
comment on column stated_digest.digest is 'First half of the SHA-256 of the row as it was read';
