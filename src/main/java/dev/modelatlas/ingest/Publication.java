package dev.modelatlas.ingest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.modelatlas.access.Actor;
import dev.modelatlas.fact.Fact;

/**
 * What to publish, and how.
 *
 * @param actor who publishes it, for the audit log
 * @param dataset where the data comes from
 * @param label short name of the revision; null to use the date of the dataset
 * @param publishedAt time of publication; null for now
 * @param sha256 checksum to store; null for the checksum of the bytes that are read
 * @param factEdition edition of the facts ({@link Fact}) to read from the source; facts of later editions are ignored
 * @param options how to import the source
 * @param call idempotency key and precondition of a call of the API; null when this is not a call of the API
 */
public record Publication(
        Actor actor,
        Dataset dataset,
        String label,
        Instant publishedAt,
        String sha256,
        int factEdition,
        Set<ImportOption> options,
        Call call) {

    public Publication {
        options = Set.copyOf(options);
    }

    /** The actor of checks of the source. A server and the command {@code sync} have the same actor. */
    private static final Actor CHECK = new Actor("sync");

    /**
     * Creates a publication of a file that a check of the source has downloaded. The import decides the date of the
     * revision when no other import can create a revision.
     *
     * @param dataset describes the source, with the date of the file
     */
    public static Publication ofCheck(Dataset dataset) {
        return of(CHECK, dataset);
    }

    /**
     * Creates a publication of a file with all its facts, published now. The revision is labelled with the date of the
     * dataset.
     */
    public static Publication of(Actor actor, Dataset dataset, ImportOption... options) {
        return new Publication(
                actor, dataset, null, null, null, Fact.LATEST_EDITION, Set.copyOf(List.of(options)), null);
    }

    /** The same publication with more options. */
    public Publication with(ImportOption... more) {
        var all = EnumSet.noneOf(ImportOption.class);
        all.addAll(options);
        all.addAll(List.of(more));
        return new Publication(actor, dataset, label, publishedAt, sha256, factEdition, all, call);
    }

    /** The same publication with another date of the data. */
    Publication on(LocalDate date) {
        return new Publication(actor, dataset.on(date), label, publishedAt, sha256, factEdition, options, call);
    }

    /** Whether the import has this option. */
    public boolean has(ImportOption option) {
        return options.contains(option);
    }

    /** Owner of the rows. */
    public String publisher() {
        return dataset.publisher();
    }

    /** Date of the data. */
    public LocalDate asOf() {
        return dataset.asOf();
    }

    /** The publisher's idempotency key for the call; null for none. */
    public String idempotencyKey() {
        return call == null ? null : call.idempotencyKey();
    }

    /** Number of the revision that must be current; null for any. */
    public Integer baseRevision() {
        return call == null ? null : call.baseRevision();
    }

    /** Whether a check of the source publishes the file. If so, nobody can choose the options of the import. */
    boolean isCheck() {
        return call == null && actor.equals(CHECK);
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

    /** The label; the date of the dataset when there is none. */
    public String labelOrDay() {
        return label == null ? asOf().toString() : label;
    }
}
