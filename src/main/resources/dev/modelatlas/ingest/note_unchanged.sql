-- A revision is noted by the trigger on its table; an import without one may still have changed display names.
insert into audit_event (actor, action, details)
values (audit_actor(), 'SOURCE_UNCHANGED', jsonb_build_object('asOf', :asOf, 'label', :labelOrDay, 'publisher', :publisher,
    'skippedRows', :skippedRows, 'notes', cast(:noteCounts as jsonb)))
