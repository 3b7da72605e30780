package dev.modelatlas.cli;

import jakarta.enterprise.inject.spi.CDI;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

import dev.modelatlas.csv.ShippedRevisions;
import dev.modelatlas.sql.DatabaseFailure;

/**
 * Migrates a database to the version that this build needs. Needed only if servers are configured not to migrate when
 * they start.
 */
@Command(
        name = "migrate",
        description = {
            "Migrate the database to the version that this program needs.",
            "Servers of the previous version keep working. If several commands run at the same time, only one migrates.",
            "While a migration waits for a lock, reads wait behind it. A migration therefore fails if it gets no lock"
                    + " within 5 s. In this case, run migrate again later."
        })
final class MigrateCommand extends DataCommand {

    /** Message for a lock timeout, which {@code db/migration/beforeEachMigrate.sql} sets to 5 s. */
    private static final String LOCKED = "A migration waited 5 s for a lock, and was rolled back. Another transaction,"
            + " such as an import or pg_dump, holds the lock. Earlier migrations are complete. Run migrate again when"
            + " the transaction has ended.";

    private static final String BROKEN = "The first load of the shipped revisions was interrupted, and other revisions"
            + " were published before it was repeated. The database lacks these shipped revisions: %s. If the"
            + " installation is new, empty the database and run `migrate --shipped` again. Otherwise append them with"
            + " `import --shipped --allow-older`, and with --accept-losses if this is refused. Their numbers then differ"
            + " from those in the documentation, and the last of them becomes the current revision: afterwards, import"
            + " the newest file again with `import FILE --as-of DAY`.";

    @Option(
            names = "--shipped",
            description = "Also load the shipped revisions that the database lacks, unless the database has "
                    + "revisions that do not come with the program.")
    private boolean shipped;

    /** Disables migration at start: this command runs the migration itself, and explains its failures. */
    @Override
    void check() {
        System.setProperty("quarkus.flyway.migrate-at-start", "false");
    }

    @Override
    boolean waitsForDatabase() {
        return true;
    }

    @Override
    boolean needsMigrations() {
        return false;
    }

    @Override
    int work() {
        try {
            CDI.current().select(Flyway.class).get().migrate();
        } catch (FlywayException failure) {
            if (!DatabaseFailure.isLockTimeout(failure)) {
                throw failure;
            }
            spec.commandLine().getErr().println(LOCKED);
            return ExitCode.SOFTWARE;
        }
        out().println("The database is up to date.");
        if (shipped) {
            var revisions = CDI.current().select(ShippedRevisions.class).get();
            revisions.fill(out()::println);
            return report(revisions);
        }
        return ExitCode.OK;
    }

    /**
     * Names the missing shipped revisions. The command fails only if an interrupted load is their reason: a database
     * with revisions of its own may lack shipped revisions, for example those of this release.
     */
    private int report(ShippedRevisions revisions) {
        var missing = String.join(", ", revisions.missing());
        if (revisions.isFirstLoadBroken()) {
            spec.commandLine().getErr().println(String.format(BROKEN, missing));
            return ExitCode.SOFTWARE;
        } else if (!missing.isEmpty()) {
            out().println("The database lacks these shipped revisions: " + missing
                    + ". Run `import --shipped` to append them.");
        }
        return ExitCode.OK;
    }
}
