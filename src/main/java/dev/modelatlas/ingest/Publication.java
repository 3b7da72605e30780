package dev.modelatlas.ingest;

import java.time.Instant;
import java.time.LocalDate;

import dev.modelatlas.access.Actor;
import dev.modelatlas.fact.Fact;

/**
 * What to publish, and how.
 *
 * @param actor who publishes it, for the audit log
 * @param publisher owner of the rows. A file contains all rows of this publisher, and changes no rows of other
 *     publishers
 * @param label short name of the revision; null to use {@code asOf}
 * @param asOf date of the source
 * @param publishedAt time of publication; null for now
 * @param sourceName name of the dataset
 * @param sourceUrl web page of the dataset
 * @param licence licence of the dataset
 * @param attribution the attribution that the licence requires
 * @param sha256 checksum to store; null for the checksum of the bytes that are read
 * @param dryRun whether to report without writing
 * @param lenient whether to skip invalid rows instead of refusing the source
 * @param allowOlder whether to accept an {@code asOf} before that of the current revision
 * @param strict whether to refuse the source if any of its rows causes an import note
 * @param acceptLosses whether to accept a file that exceeds the limits of the guard
 * @param factEdition edition of the facts ({@link Fact}) to read from the source; facts of later editions are ignored
 * @param call idempotency key and precondition of a call of the API; null when this is not a call of the API
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
        int factEdition,
        Call call) {

    /** Creates a publication that reads all facts, is not strict, does not accept losses, and has no {@code call}. */
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
                Fact.LATEST_EDITION,
                null);
    }

    /** The same publication in strict mode. */
    public Publication strictly() {
        return with(true, acceptLosses, factEdition);
    }

    /** The same publication, without the limits of the guard. */
    public Publication acceptingLosses() {
        return with(strict, true, factEdition);
    }

    /**
     * The same publication with another edition (see {@link Fact#LATEST_EDITION}). The import ignores facts that later
     * editions add.
     */
    public Publication ofEdition(int edition) {
        return with(strict, acceptLosses, edition);
    }

    private Publication with(boolean isStrict, boolean acceptsLosses, int edition) {
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
                edition,
                call);
    }

    /**
     * Creates a publication of Epoch AI's data under the licence of the data. The actor is the account that runs this
     * process.
     */
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

    /** The publisher's idempotency key for the call; null for none. */
    public String idempotencyKey() {
        return call == null ? null : call.idempotencyKey();
    }

    /** Number of the revision that must be current; null for any. */
    public Integer baseRevision() {
        return call == null ? null : call.baseRevision();
    }

    /**
     * Whether this creates a shipped revision, which comes with the program and never changes. Such a revision was
     * published before it is imported here, so only its publication has a {@code publishedAt}.
     */
    boolean isShipped() {
        return publishedAt != null;
    }

    /** The origin of the changed facts in the change feed: a publisher's call, or a source. */
    String origin() {
        return call == null ? "SOURCE" : "PARTNER";
    }

    /** The label; the source's date when there is none. */
    public String labelOrDay() {
        return label == null ? asOf.toString() : label;
    }
}
