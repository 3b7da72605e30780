-- Writes the entry in the audit log for an import that creates no revision. Such an import may still have changed
-- display names. For an import that creates a revision, a trigger on the table revision writes the entry.
insert into audit_event (actor, action, details)
values (audit_actor(), 'SOURCE_UNCHANGED', jsonb_build_object('asOf', :asOf, 'label', :labelOrDay, 'publisher', :publisher,
    'skippedRows', :skippedRows, 'notes', cast(:noteCounts as jsonb)))
