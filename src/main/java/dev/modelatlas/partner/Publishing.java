package dev.modelatlas.partner;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.modelatlas.access.Publisher;
import dev.modelatlas.ingest.Call;
import dev.modelatlas.ingest.ImportReport;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.ingest.PlainText;
import dev.modelatlas.ingest.Publication;

/** Takes publications of partners to the importer. */
@ApplicationScoped
class Publishing {
    private final Ingest ingest;
    private final Clock clock;

    @Inject
    Publishing(Ingest ingest, Clock clock) {
        this.ingest = ingest;
        this.clock = clock;
    }

    /**
     * Publishes, or tells what publishing would do.
     *
     * @throws dev.modelatlas.ingest.RefusedException with all that is wrong; nothing was written then
     */
    ImportReport publish(Publisher publisher, PublishRevisionInput input) {
        var rows = new InputRows(publisher.scope(), input, lastDay());
        rows.refuseTooMany();
        var sha256 = PayloadHash.of(input);
        return ingest.run(
                new Publication(
                        publisher.actor(),
                        publisher.name(),
                        input.label() == null ? null : PlainText.of(input.label()),
                        input.asOf(),
                        null,
                        PlainText.of(input.source().name()),
                        input.source().url().strip(),
                        PlainText.of(input.source().licence()),
                        PlainText.of(input.source().attribution()),
                        sha256,
                        Boolean.TRUE.equals(input.dryRun()),
                        false,
                        false,
                        false,
                        false,
                        new Call(rows.usableKey(), sha256, input.baseRevision())),
                rows);
    }

    /** The latest day that has begun anywhere: partners live east of here, too. */
    private LocalDate lastDay() {
        return LocalDate.now(clock.withZone(ZoneOffset.ofHours(14)));
    }
}
