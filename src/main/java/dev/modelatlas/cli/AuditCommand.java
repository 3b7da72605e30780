package dev.modelatlas.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.inject.spi.CDI;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

import dev.modelatlas.access.AuditEvent;
import dev.modelatlas.access.AuditRepository;

/** Prints the audit log. */
@Command(name = "audit", description = "List all writes, and all changes of keys and webhooks, newest first.")
final class AuditCommand extends DataCommand {
    private static final String ROW = "%-20s  %-24s  %-18s  %8s  %-12s  %s%n";

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "List entries from this day (UTC) on. Default: all entries.")
    private LocalDate since;

    @Override
    int work() {
        var start = since == null ? null : since.atStartOfDay(ZoneOffset.UTC).toInstant();
        out().printf(ROW, "when", "who", "what", "revision", "key", "details");
        CDI.current().select(AuditRepository.class).get().newestFirst(start, this::print);
        return ExitCode.OK;
    }

    private void print(AuditEvent event) {
        out().printf(
                        ROW,
                        event.happenedAt().truncatedTo(ChronoUnit.SECONDS),
                        event.actor(),
                        event.action(),
                        event.revisionNumber() == null ? "" : event.revisionNumber(),
                        event.keyId() == null ? "" : event.keyId(),
                        event.details());
    }
}
