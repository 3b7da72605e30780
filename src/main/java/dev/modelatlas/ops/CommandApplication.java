package dev.modelatlas.ops;

import jakarta.inject.Singleton;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import org.jboss.logging.Logger;

import dev.modelatlas.ingest.ProblemCode;
import dev.modelatlas.ingest.RefusedException;
import dev.modelatlas.sql.DatabaseFailure;
import dev.modelatlas.upstream.UnreachableException;

/** Runs one command inside of Quarkus, which opens no port and is silent unless something is wrong. */
@Singleton
class CommandApplication implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger(CommandApplication.class);
    private static final int FAILED = 1;
    private static final int LOSSES = 4;
    private static final int UNREACHABLE = 5;

    /** Handed over here, because Quarkus makes the application from its class. */
    private static DataCommand command;

    static void run(DataCommand command) {
        CommandApplication.command = command;
        // Serving fills an empty database; a command does what it is told and nothing else.
        System.setProperty("model-atlas.load-shipped", "false");
        System.setProperty("model-atlas.publications.follow", "false");
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
            return command.work();
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

    /** What the database lacks, such as room on its disk, is for operators to read; a defect is for the log. */
    private static void tell(Exception failure) {
        if (DatabaseFailure.of(failure).isPresent()) {
            command.spec
                    .commandLine()
                    .getErr()
                    .println("The database gave up: " + DatabaseFailure.words(failure)
                            + ". What was not finished is undone; `revisions` lists what stands.");
        } else {
            LOG.errorf(failure, "%s failed", command.spec.name());
        }
    }
}
