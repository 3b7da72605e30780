package dev.modelatlas.ingest;

import java.time.Instant;
import java.time.LocalDate;

import dev.modelatlas.access.Actor;

/**
 * What is to become a revision, and on whose word.
 *
 * @param actor who does it, for the audit log
 * @param publisher whose rows the source states in full; it changes and removes no others
 * @param label short name; null for {@code asOf} as text
 * @param asOf the day the source stood at
 * @param publishedAt when it was published; null for now
 * @param sourceName name of the data set
 * @param sourceUrl where it is offered
 * @param licence its licence
 * @param attribution the credit it asks for
 * @param sha256 checksum to record; null for that of the bytes read
 * @param dryRun report, and write nothing
 * @param lenient skip bad rows instead of refusing the source
 * @param allowOlder accept an {@code asOf} before that of the current revision
 * @param strict refuse the source when anything of it could not be used as it stands
 * @param acceptLosses take a file that removes or blanks more than the guard lets through
 * @param call what was asked over the network; null when it was not
 */
public record Publication(
        Actor actor,
        String publisher,
        String label,
        LocalDate asOf,
        Instant publishedAt,
        String sourceName,
        String sourceUrl,
        String licence,
        String attribution,
        String sha256,
        boolean dryRun,
        boolean lenient,
        boolean allowOlder,
        boolean strict,
        boolean acceptLosses,
        Call call) {

    /** One that is not asked for over the network. */
    public Publication(
            Actor actor,
            String publisher,
            String label,
            LocalDate asOf,
            Instant publishedAt,
            String sourceName,
            String sourceUrl,
            String licence,
            String attribution,
            String sha256,
            boolean dryRun,
            boolean lenient,
            boolean allowOlder) {
        this(
                actor,
                publisher,
                label,
                asOf,
                publishedAt,
                sourceName,
                sourceUrl,
                licence,
                attribution,
                sha256,
                dryRun,
                lenient,
                allowOlder,
                false,
                false,
                null);
    }

    /** The same, and refused when anything of it could not be used as it stands. */
    public Publication strictly() {
        return with(true, acceptLosses);
    }

    /** The same, whatever it removes or blanks. */
    public Publication acceptingLosses() {
        return with(strict, true);
    }

    private Publication with(boolean isStrict, boolean acceptsLosses) {
        return new Publication(
                actor,
                publisher,
                label,
                asOf,
                publishedAt,
                sourceName,
                sourceUrl,
                licence,
                attribution,
                sha256,
                dryRun,
                lenient,
                allowOlder,
                isStrict,
                acceptsLosses,
                call);
    }

    /** Epoch AI's data, under the terms it is offered, taken in by whoever runs this process. */
    public static Publication ofEpoch(
            LocalDate asOf, String label, boolean dryRun, boolean lenient, boolean allowOlder) {
        return new Publication(
                Actor.commandLine(),
                "Epoch AI",
                label,
                asOf,
                null,
                "Data on AI Models",
                "https://epoch.ai/data/ai-models",
                "CC BY 4.0",
                "Epoch AI, 'Data on AI Models', epoch.ai/data/ai-models",
                null,
                dryRun,
                lenient,
                allowOlder);
    }

    /** By which the publisher's call is known again; null when it is not to be. */
    public String idempotencyKey() {
        return call == null ? null : call.idempotencyKey();
    }

    /** Number of the revision that has to be current; null for whichever is. */
    public Integer baseRevision() {
        return call == null ? null : call.baseRevision();
    }

    /** Whether it is one of the vintages that come with this build, which were published before, and are frozen. */
    boolean isShipped() {
        return publishedAt != null;
    }

    /** Whose word the facts are, as the change feed tells it: that of a partner who calls, or of a source. */
    String origin() {
        return call == null ? "SOURCE" : "PARTNER";
    }

    /** The label, or the day of the source where none was given. */
    public String labelOrDay() {
        return label == null ? asOf.toString() : label;
    }
}
