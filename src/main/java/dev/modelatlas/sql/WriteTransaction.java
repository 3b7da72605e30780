package dev.modelatlas.sql;

import java.util.function.Consumer;
import java.util.function.Function;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Runs a change in a transaction, and commits the transaction. Under a {@link Deadline}, the connection is already in a
 * transaction, which Jdbi's own methods do not commit.
 */
public final class WriteTransaction {
    /**
     * SQL with which PostgreSQL notices within two minutes that its client has vanished, and ends the transaction.
     * Without these settings, the transaction would hold its locks for hours, until TCP gives up. Execute it in a
     * transaction before each lock for which other processes wait. The client is this process, or a connection pooler.
     * A pooler needs such settings of its own, to notice that this process has vanished.
     */
    public static final String NOTICE_LOST_CLIENT = "set local tcp_keepalives_idle = 60;"
            + " set local tcp_keepalives_interval = 10; set local tcp_keepalives_count = 6";

    private WriteTransaction() {}

    /** Runs and commits a change that has a result. */
    public static <T> T with(Jdbi jdbi, Function<Handle, T> change) {
        return jdbi.withHandle(handle -> {
            if (!handle.isInTransaction()) {
                handle.begin();
            }
            var result = change.apply(handle);
            handle.commit();
            return result;
        });
    }

    /** Runs and commits a change that has no result. */
    public static void use(Jdbi jdbi, Consumer<Handle> change) {
        with(jdbi, handle -> {
            change.accept(handle);
            return null;
        });
    }
}
