package dev.modelatlas.access;

import org.jdbi.v3.core.Handle;

/**
 * The person or program that made a change, as the audit log names it.
 *
 * @param name a short string for people
 */
public record Actor(String name) {

    /** The operating-system account that runs this process, as the actor of a command. */
    public static Actor commandLine() {
        return new Actor("command line, " + System.getProperty("user.name"));
    }

    /** Sets this actor for a transaction. Database triggers write the actor into the audit log with each change. */
    public void signs(Handle transaction) {
        transaction.execute("select set_config('model_atlas.actor', ?, true)", name);
    }
}
