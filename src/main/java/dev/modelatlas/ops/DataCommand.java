package dev.modelatlas.ops;

import java.io.PrintWriter;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that works on the database and ends. */
abstract class DataCommand implements Runnable {
    @Spec
    CommandSpec spec;

    /** Brings up the application without a listener and lets it do the command's work. Ends the process. */
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
     * Looks at the arguments, before anything is started.
     *
     * @throws picocli.CommandLine.ParameterException when they are wrong
     */
    void check() {}

    /** Whether a server that does not answer yet is waited for. A person at a terminal wants to know at once. */
    boolean waitsForDatabase() {
        return false;
    }

    /**
     * The work, within the running application.
     *
     * @return the exit code
     * @throws Exception when it fails
     */
    abstract int work() throws Exception;

    /** Where results go. */
    final PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
