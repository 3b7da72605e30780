-- What an import could not use of its source, kept with the revision that it made. Revisions that were made before, and
-- those of a build that does not know these columns, have null: it was not recorded.
alter table revision
    add column skipped_rows int constraint revision_skipped_rows_are_not_negative check (skipped_rows >= 0),
    add column note_count int constraint revision_note_count_is_not_negative check (note_count >= 0),
    add column note_counts jsonb;
comment on column revision.skipped_rows is 'Rows of the source that were not taken in; null when not recorded';
comment on column revision.note_count is 'How many notes there are, those that are not kept included; null when not recorded';
comment on column revision.note_counts is 'The same by code, as an object';

create table import_note (
    revision_number int not null constraint import_note_revision_fk references revision deferrable initially deferred,
    position int not null constraint import_note_position_is_positive check (position > 0),
    code text not null,
    line int,
    column_name text,
    value text,
    message text not null,
    constraint import_note_pk primary key (revision_number, position)
);
comment on table import_note is 'What of its source a revision could not use, and what was done instead; the first thousand of each revision';
comment on column import_note.position is 'From 1, in the order of the source';
comment on column import_note.line is 'Line of the file, from 1; null when it is not about one line';
comment on column import_note.column_name is 'Column as the file names it; null when it is not about one cell';
comment on column import_note.value is 'What the cell holds, shortened; null when it is not about one cell';

create or replace function audit_revision() returns trigger
    language plpgsql as $$
begin
    insert into audit_event (actor, action, revision_number, details)
    values (audit_actor(), 'REVISION_PUBLISHED', new.number, jsonb_strip_nulls(jsonb_build_object(
        'label', new.label, 'asOf', new.as_of, 'publisher', new.publisher,
        'added', new.added, 'changed', new.changed, 'renamed', new.renamed, 'removed', new.removed,
        'skippedRows', new.skipped_rows, 'notes', new.note_counts)));
    return null;
end $$;
