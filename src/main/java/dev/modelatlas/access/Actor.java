package dev.modelatlas.access;

import org.jdbi.v3.core.Handle;

/**
 * Who writes, as the audit log names them.
 *
 * @param name a few words for people
 */
public record Actor(String name) {

    /** Whoever runs this process, by the name of their account on the machine. */
    public static Actor commandLine() {
        return new Actor("command line, " + System.getProperty("user.name"));
    }

    /** Makes this the actor of all that the handle's transaction does; the database's triggers keep the log. */
    public void signs(Handle transaction) {
        transaction.execute("select set_config('model_atlas.actor', ?, true)", name);
    }
}
