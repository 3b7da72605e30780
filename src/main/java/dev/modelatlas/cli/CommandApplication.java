package dev.modelatlas.cli;

import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Singleton;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.transaction.TransactionException;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

import dev.modelatlas.health.DatabaseState;
import dev.modelatlas.ingest.Ingest;
import dev.modelatlas.ingest.report.ProblemCode;
import dev.modelatlas.ingest.report.RefusedException;
import dev.modelatlas.sql.DatabaseFailure;
import dev.modelatlas.upstream.UnreachableException;

/** Runs one command inside Quarkus, without opening a port. Only problems are logged. */
@Singleton
class CommandApplication implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger(CommandApplication.class);
    private static final int FAILED = 1;
    private static final int LOSSES = 4;
    private static final int UNREACHABLE = 5;
    private static final String OUTDATED = "The database lacks migrations of this build, or another build has replaced"
            + " the views of this build. Run this command with the build of your servers, or run `migrate` first.";

    /** A secret that the commands of a group print only once, and the command that replaces it. */
    private record Secret(String name, String replacement) {}

    /**
     * The groups of commands that change data other than revisions. If the commit of such a change fails, Jdbi throws a
     * {@link TransactionException}.
     */
    private static final Map<String, Secret> SECRETS =
            Map.of("keys", new Secret("key", "rotate"), "webhooks", new Secret("secret", "rotate-secret"));

    /** Stored in a static field, because Quarkus creates the application object itself, from the class. */
    private static DataCommand command;

    static void run(DataCommand command) {
        CommandApplication.command = command;
        // A command must do only its own work. Each of these settings turns off a task that a server performs, such as
        // loading shipped revisions.
        System.setProperty("model-atlas.load-shipped", "false");
        System.setProperty("model-atlas-publications.follow", "false");
        System.setProperty("model-atlas.warm-up.time", "0s");
        System.setProperty("model-atlas.webhook.deliver", "false");
        System.setProperty("model-atlas.source.check", "false");
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("quarkus.management.host-enabled", "false");
        System.setProperty("quarkus.banner.enabled", "false");
        System.setProperty("quarkus.log.console.stderr", "true");
        System.setProperty("quarkus.log.level", "WARN");
        Quarkus.run(CommandApplication.class);
    }

    @Override
    public int run(String... arguments) {
        try {
            if (command.needsMigrations()
                    && CDI.current().select(DatabaseState.class).get().isOutdated()) {
                command.spec.commandLine().getErr().println(OUTDATED);
                return FAILED;
            }
            var exitCode = command.work();
            if (exitCode == ExitCode.OK) {
                command.requireOutput("The output is incomplete");
            }
            return exitCode;
        } catch (RefusedException e) {
            e.sentences().forEach(command.spec.commandLine().getErr()::println);
            return e.isAbout(ProblemCode.MASS_CHANGE) ? LOSSES : FAILED;
        } catch (UnreachableException e) {
            command.spec.commandLine().getErr().println(e.getMessage() + ".");
            return UNREACHABLE;
        } catch (Exception e) {
            tell(e);
            return FAILED;
        } finally {
            command.out().flush();
        }
    }

    /**
     * Reports a failure. Problems of the database, such as a full disk, are printed for operators. Defects of the
     * program go to the log.
     */
    private static void tell(Exception failure) {
        words(command.spec, failure)
                .ifPresentOrElse(
                        command.spec.commandLine().getErr()::println,
                        () -> LOG.errorf(failure, "%s failed", command.spec.name()));
    }

    /** Describes a failure of the database. Empty for any other failure. */
    static Optional<String> words(CommandSpec spec, Exception failure) {
        var group = spec.parent().name();
        var secret = SECRETS.get(group);
        if (failure instanceof Ingest.UnknownOutcomeException) {
            return Optional.of(
                    "The database failed during the commit: " + DatabaseFailure.words(failure)
                            + ". The changes may or may not have been written. To find out, run `revisions`, or repeat the command.");
        } else if (DatabaseFailure.of(failure).isEmpty()) {
            return Optional.empty();
        } else if (failure instanceof TransactionException && secret != null) {
            return Optional.of("The database failed during the transaction: " + DatabaseFailure.words(failure)
                    + ". The change may or may not have been written. Run `" + group + " list` to see the " + group
                    + ". If a " + secret.name() + " was not printed, replace it with `" + group + " "
                    + secret.replacement() + "`.");
        }
        return Optional.of("The database failed: " + DatabaseFailure.words(failure)
                + ". Unfinished changes were rolled back. Run `"
                + (secret == null ? "revisions" : group + " list") + "` to see the current state.");
    }
}
