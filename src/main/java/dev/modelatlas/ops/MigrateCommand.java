package dev.modelatlas.ops;

import jakarta.enterprise.inject.spi.CDI;

import org.flywaydb.core.Flyway;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

import dev.modelatlas.csv.ShippedRevisions;

/** Makes a database ready for this build, for servers that are told not to do so themselves. */
@Command(
        name = "migrate",
        description = {
            "Bring the tables of the database to the version that this program wants.",
            "Servers on the version before go on answering; of several at once, one does the work."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class MigrateCommand extends DataCommand {

    @Option(names = "--shipped", description = "Also fill a database without revisions with the shipped ones.")
    private boolean shipped;

    @Override
    boolean waitsForDatabase() {
        return true;
    }

    @Override
    int work() {
        // Where starting has migrated already, as it does unless told not to, there is nothing left to do.
        CDI.current().select(Flyway.class).get().migrate();
        out().println("The tables are those of this program.");
        if (shipped) {
            var revisions = CDI.current().select(ShippedRevisions.class).get();
            if (revisions.isToBeFilled()) {
                revisions.append(false, false, out()::println);
            }
        }
        return ExitCode.OK;
    }
}
