package dev.modelatlas.partner;

import java.time.Clock;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.modelatlas.access.KeyRepository;
import dev.modelatlas.access.Publisher;
import dev.modelatlas.fact.Fact;
import dev.modelatlas.fact.FactLimits;
import dev.modelatlas.ingest.Call;
import dev.modelatlas.ingest.Dataset;
import dev.modelatlas.ingest.ImportOption;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.ingest.Publication;
import dev.modelatlas.ingest.draft.PlainText;
import dev.modelatlas.ingest.report.ImportReport;

/** Passes publications to the importer. */
@ApplicationScoped
class Publishing {
    private final Ingest ingest;
    private final Clock clock;

    Publishing(Ingest ingest, Clock clock) {
        this.ingest = ingest;
        this.clock = clock;
    }

    /**
     * Publishes, or reports what publishing would do.
     *
     * @throws dev.modelatlas.ingest.report.RefusedException when the publication is invalid or conflicts with an
     *     earlier publication. The exception contains all problems, and nothing has been written
     * @throws dev.modelatlas.access.AccessRefusal 401 when the publisher's key expired or was revoked while this call
     *     waited for other writers
     */
    ImportReport publish(Publisher publisher, PublishRevisionInput input) {
        var rows = new InputRows(publisher.scope(), input, FactLimits.lastDay(clock));
        rows.refuseTooMany();
        var sha256 = PayloadHash.of(input);
        return ingest.call(
                new Publication(
                        publisher.actor(),
                        dataset(publisher, input),
                        input.label() == null ? null : PlainText.of(input.label()),
                        null,
                        sha256,
                        Fact.LATEST_EDITION,
                        Boolean.TRUE.equals(input.dryRun()) ? Set.of(ImportOption.DRY_RUN) : Set.of(),
                        new Call(rows.usableKey(), sha256, input.baseRevision())),
                rows,
                handle -> KeyRepository.requireLive(handle, publisher.keyId()));
    }

    private static Dataset dataset(Publisher publisher, PublishRevisionInput input) {
        var source = input.source();
        return new Dataset(
                publisher.name(),
                PlainText.of(source.name()),
                PlainText.of(source.url()),
                PlainText.of(source.licence()),
                PlainText.of(source.attribution()),
                input.asOf());
    }
}
