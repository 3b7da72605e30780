package dev.modelatlas.sql;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A connection that reports its prepared statements to a listener. A connection created by {@link #limited} also sets a
 * time limit for each statement. The limit costs no additional round trip: the setting and the statement are sent
 * together, and PostgreSQL runs them as one transaction, without BEGIN and COMMIT.
 */
final class WatchedConnection implements InvocationHandler {
    private static final String LIMIT = "select set_config('statement_timeout', ?, true); ";
    private static final ClassLoader LOADER = WatchedConnection.class.getClassLoader();
    private static final Class<?>[] CONNECTION = {Connection.class};
    private static final Class<?>[] STATEMENT = {PreparedStatement.class};

    private final Connection connection;
    private final StatementListener listener;
    private final boolean isLimited;

    private WatchedConnection(Connection connection, StatementListener listener, boolean isLimited) {
        this.connection = connection;
        this.listener = listener;
        this.isLimited = isLimited;
    }

    /** Wraps the connection, and reports its prepared statements to the listener. */
    static Connection of(Connection connection, StatementListener listener) {
        return proxy(new WatchedConnection(connection, listener, false));
    }

    /**
     * Wraps the connection, reports its prepared statements to the listener, and limits each statement to the time left
     * for the thread that prepares the statement.
     */
    static Connection limited(Connection connection, StatementListener listener) {
        return proxy(new WatchedConnection(connection, listener, true));
    }

    private static Connection proxy(WatchedConnection handler) {
        return (Connection) Proxy.newProxyInstance(LOADER, CONNECTION, handler);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (!method.getName().equals("prepareStatement")) {
            return call(connection, method, arguments);
        }
        var sql = (String) arguments[0];
        return Proxy.newProxyInstance(
                LOADER,
                STATEMENT,
                isLimited
                        ? new Limited(prepareLimited(method, arguments), sql)
                        : new Watched((PreparedStatement) call(connection, method, arguments), sql));
    }

    private PreparedStatement prepareLimited(Method method, Object[] arguments) throws Throwable {
        var left = TimedConnections.timeLeft();
        var limited = arguments.clone();
        limited[0] = LIMIT + arguments[0];
        var statement = (PreparedStatement) call(connection, method, limited);
        statement.setString(1, Integer.toString(TimedConnections.millis(left)));
        return statement;
    }

    private class Watched implements InvocationHandler {
        final PreparedStatement statement;
        private final String sql;

        Watched(PreparedStatement statement, String sql) {
            this.statement = statement;
            this.sql = sql;
        }

        @Override
        public final Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            return method.getName().startsWith("execute") ? run(method, arguments) : pass(method, arguments);
        }

        private Object run(Method method, Object[] arguments) throws Throwable {
            var begun = System.nanoTime();
            try {
                var result = execute(method, arguments);
                listener.ran(sql, Duration.ofNanos(System.nanoTime() - begun), null);
                return result;
            } catch (SQLException failure) {
                listener.ran(sql, Duration.ofNanos(System.nanoTime() - begun), failure);
                throw failure;
            }
        }

        Object execute(Method method, Object[] arguments) throws Throwable {
            return call(statement, method, arguments);
        }

        Object pass(Method method, Object[] arguments) throws Throwable {
            return call(statement, method, arguments);
        }
    }

    /**
     * A statement that sets its own time limit first. It hides the additional first parameter and first result from the
     * caller.
     */
    private final class Limited extends Watched {
        Limited(PreparedStatement statement, String sql) {
            super(statement, sql);
        }

        @Override
        Object execute(Method method, Object[] arguments) throws Throwable {
            return switch (method.getName()) {
                case "execute" -> {
                    statement.execute();
                    yield statement.getMoreResults();
                }
                case "executeQuery" -> {
                    statement.execute();
                    statement.getMoreResults();
                    yield statement.getResultSet();
                }
                default ->
                    throw new UnsupportedOperationException(
                            method + " is not supported on a connection that only reads");
            };
        }

        @Override
        Object pass(Method method, Object[] arguments) throws Throwable {
            return super.pass(method, isParameter(method) ? shifted(arguments) : arguments);
        }
    }

    private static boolean isParameter(Method method) {
        return method.getName().startsWith("set")
                && method.getParameterCount() > 1
                && method.getParameterTypes()[0] == int.class;
    }

    private static Object[] shifted(Object[] arguments) {
        var shifted = arguments.clone();
        shifted[0] = (int) arguments[0] + 1;
        return shifted;
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
