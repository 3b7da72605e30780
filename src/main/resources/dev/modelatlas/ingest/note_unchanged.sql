-- Writes the audit log for an import that creates no revision, which may still have changed display names. For others,
-- a trigger on revision does so.
insert into audit_event (actor, action, details)
values (audit_actor(), 'SOURCE_UNCHANGED', jsonb_build_object('asOf', :asOf, 'label', :labelOrDay, 'publisher', :publisher,
    'skippedRows', :skippedRows, 'notes', cast(:noteCounts as jsonb)))
