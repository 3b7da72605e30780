package dev.modelatlas.cli;

import jakarta.enterprise.inject.spi.CDI;

import org.flywaydb.core.Flyway;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

import dev.modelatlas.csv.ShippedRevisions;

/**
 * Migrates a database to the version that this build needs. Needed only if servers are configured not to migrate when
 * they start.
 */
@Command(
        name = "migrate",
        description = {
            "Migrate the database to the version that this program needs.",
            "Servers of the previous version keep working. If several commands run at the same time, only one migrates."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class MigrateCommand extends DataCommand {

    @Option(
            names = "--shipped",
            description = "Also load the shipped revisions that the database lacks, unless it has other revisions.")
    private boolean shipped;

    @Override
    boolean waitsForDatabase() {
        return true;
    }

    @Override
    int work() {
        // If migration at start is enabled, the database is already migrated, and this call does nothing.
        CDI.current().select(Flyway.class).get().migrate();
        out().println("The database is up to date.");
        if (shipped) {
            var revisions = CDI.current().select(ShippedRevisions.class).get();
            if (revisions.isToBeFilled()) {
                revisions.append(false, false, out()::println);
            }
        }
        return ExitCode.OK;
    }
}
