package dev.modelatlas.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import dev.modelatlas.embedded.DatabaseChoice;
import dev.modelatlas.ingest.draft.PlainText;
import dev.modelatlas.ingest.report.RefusedException;

/** A command that uses the database, and ends when its work is done. */
@Command(mixinStandardHelpOptions = true, versionProvider = Main.Version.class)
abstract class DataCommand implements Runnable {
    private static final int LONGEST_OVERLAP = 720;

    @Spec
    CommandSpec spec;

    /** Starts the application without a port, does the command's work and ends the process. */
    @Override
    public final void run() {
        check();
        var database = DatabaseChoice.read();
        if (waitsForDatabase()) {
            database.applyOnceItAnswers(true);
        } else {
            database.apply(true);
        }
        CommandApplication.run(this);
    }

    /**
     * Checks the arguments before anything is started.
     *
     * @throws ParameterException when they are invalid
     */
    void check() {}

    /**
     * Whether to wait for a database server that does not respond yet. Default: false, because a person at a terminal
     * wants to see the error at once.
     */
    boolean waitsForDatabase() {
        return false;
    }

    /** Whether the command uses tables and views, which must then have the migrations of this build. Default: true. */
    boolean needsMigrations() {
        return true;
    }

    /**
     * Does the command's work. Called when the application has started.
     *
     * @return the exit code
     * @throws Exception when the work fails
     */
    abstract int work() throws Exception;

    /**
     * Checks a condition.
     *
     * @param otherwise message of the exception
     * @throws ParameterException when the condition is false
     */
    final void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    /**
     * Requires that the name of a key's holder or of a webhook is a single line without superfluous spaces or invisible
     * characters, because filters by publisher compare these names exactly.
     */
    final void checkName(String name) {
        require(
                !name.isEmpty() && name.length() <= 100 && name.equals(PlainText.visible(name)),
                "--name must be one line of 1 to 100 characters, without leading, trailing or double spaces");
    }

    /** Checks the number of hours for which a former key or secret stays valid. */
    final void checkOverlap(int hours) {
        require(hours >= 0 && hours <= LONGEST_OVERLAP, "--overlap must be 0 to " + LONGEST_OVERLAP + " hours");
    }

    /**
     * Prints only the secret to standard output, so that it can be piped to a file. The announcement goes to standard
     * error.
     *
     * @param replacement the command with which the operator can replace a secret that could not be printed
     */
    final void showOnce(String announcement, String secret, String replacement) {
        spec.commandLine().getErr().println(announcement);
        out().println(secret);
        requireOutput("The secret is lost: replace it with `" + replacement + "`. The command failed");
    }

    /**
     * Fails if anything printed so far was not written. The stream itself hides write errors, such as a full disk.
     *
     * @param consequence start of the message if something was not written
     * @throws RefusedException when something was not written
     */
    final void requireOutput(String consequence) {
        out().flush();
        if (System.out.checkError()) {
            throw new RefusedException(
                    consequence + ", because writing to standard output failed. The disk may be full, "
                            + "or the program that reads the output may have ended.");
        }
    }

    /** A time to the second, or a dash for null. */
    static String moment(Instant moment) {
        return moment == null ? "-" : moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The output for the command's results. */
    final PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
