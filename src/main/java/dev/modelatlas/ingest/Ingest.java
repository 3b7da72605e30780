package dev.modelatlas.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.PGConnection;

import dev.modelatlas.ingest.gate.Guard;
import dev.modelatlas.ingest.gate.GuardConfig;
import dev.modelatlas.ingest.gate.GuardLimits;

/**
 * The one way into the tables. Each publication runs in one transaction under one advisory lock: either all of it
 * becomes the next revision, or nothing of it is ever seen.
 */
@ApplicationScoped
public class Ingest {
    /** Key of the advisory lock that writers take turns by; "atlas" in ASCII. */
    static final long LOCK = 0x61746c6173L;

    private final Jdbi jdbi;
    private final ReferenceData reference;
    private final Guard guard;

    @Inject
    Ingest(Jdbi jdbi, GuardConfig config) {
        this(jdbi, new ReferenceData(), GuardLimits.of(config));
    }

    /** One whose limits are those that hold when nothing is configured. */
    public Ingest(Jdbi jdbi) {
        this(jdbi, new ReferenceData());
    }

    /** One that counts by other reference data than the shipped one. */
    Ingest(Jdbi jdbi, ReferenceData reference) {
        this(jdbi, reference, GuardLimits.DEFAULT);
    }

    private Ingest(Jdbi jdbi, ReferenceData reference, GuardLimits limits) {
        this.jdbi = jdbi;
        this.reference = reference;
        this.guard = new Guard(limits);
    }

    /**
     * Takes a source in. A call whose key was answered before is answered so again: the source is not read then, and
     * no stage is told but the first.
     *
     * @param stages is told where the import stands; runs inside the import, which waits for it
     * @return what was done
     * @throws RefusedException when the source cannot be used; nothing was written then
     */
    public ImportReport run(Publication publication, Drafts drafts, Consumer<ImportStage> stages) {
        return run(publication, drafts, stages, new Cancellation());
    }

    /**
     * The same for one that may be ended from outside.
     *
     * @throws Cancellation.CancelledException when it was; or what the database says of a statement that is cancelled
     */
    public ImportReport run(
            Publication publication, Drafts drafts, Consumer<ImportStage> stages, Cancellation cancellation) {
        return run(
                stages, cancellation, handle -> new FileAttempt(handle, reference, publication, drafts, guard, stages));
    }

    /**
     * The same for some rows, stated in a call: all others stay as they are.
     *
     * @throws RefusedException with all that is wrong, when anything is
     */
    public ImportReport run(Publication publication, Statement statement) {
        Consumer<ImportStage> nobody = stage -> {};
        return run(
                nobody,
                new Cancellation(),
                handle -> new CallAttempt(handle, reference, publication, statement, nobody));
    }

    /**
     * Writes down what an operator says of organizations and models, and counts by it from a new revision on. Where
     * nothing is counted otherwise, there is none.
     *
     * @param dryRun report, and write nothing
     * @throws RefusedException when it cannot be so; nothing was written then
     */
    public ImportReport run(Curation curation, boolean dryRun) {
        Consumer<ImportStage> nobody = stage -> {};
        return run(nobody, new Cancellation(), handle -> CurationAttempt.of(handle, reference, curation, dryRun));
    }

    private ImportReport run(
            Consumer<ImportStage> stages, Cancellation cancellation, Function<Handle, Attempt> attempt) {
        var started = Instant.now();
        try (var handle = jdbi.open()) {
            stages.accept(ImportStage.WAITING_FOR_LOCK);
            handle.begin();
            try {
                cancellation.begin(handle.getConnection().unwrap(PGConnection.class));
                var work = attempt.apply(handle);
                var report = work.run(started);
                cancellation.check();
                cancellation.end();
                // Without a revision, too: display names of the reference data may have changed.
                if (!work.publication.dryRun() && !report.replayed()) {
                    handle.commit();
                    stages.accept(ImportStage.COMMITTED);
                }
                return report;
            } finally {
                cancellation.end();
                if (handle.isInTransaction()) {
                    handle.rollback();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
