package dev.modelatlas.access;

import org.jdbi.v3.core.Handle;

/**
 * The person or program that made a change, as the audit log names it.
 *
 * @param name a short text for readers of the log, such as {@code command line, alice}
 */
public record Actor(String name) {

    /** The actor of a command: the operating-system account that runs this process. */
    public static Actor commandLine() {
        return new Actor("command line, " + System.getProperty("user.name"));
    }

    /** Sets this actor for a transaction. Database triggers write the actor into the audit log with each change. */
    public void applyTo(Handle transaction) {
        transaction.execute("select set_config('model_atlas.actor', ?, true)", name);
    }
}
