package dev.modelatlas.testsupport;

import java.time.LocalDate;
import java.time.OffsetDateTime;

import dev.modelatlas.revision.Revision;

/** Revisions that are in no database. */
public final class Revisions {
    private static final OffsetDateTime MONDAY = OffsetDateTime.parse("2026-03-02T09:30:00.123456Z");

    private Revisions() {}

    public static Revision numbered(int number) {
        return published(number, MONDAY);
    }

    public static Revision published(int number, OffsetDateTime at) {
        return new Revision(number, "r" + number, LocalDate.EPOCH, at, "Test", null, 0, 0, 0, 0, 0, null);
    }
}
