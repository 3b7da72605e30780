package dev.modelatlas.sql;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLTimeoutException;

/**
 * Limits each statement in the round trip that runs it. PostgreSQL takes "set the limit; read" as one transaction when both
 * are sent together, so nothing has to be begun before, or ended after. For connections that only read.
 */
final class LimitedReads {
    private static final String LIMIT = "select set_config('statement_timeout', ?, true); ";
    private static final Class<?>[] CONNECTION = {Connection.class};
    private static final Class<?>[] STATEMENT = {PreparedStatement.class};

    private LimitedReads() {}

    /** The connection, whose prepared statements have as long as the thread that prepares them has left. */
    static Connection on(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                LimitedReads.class.getClassLoader(), CONNECTION, (proxy, method, arguments) -> {
                    if (!method.getName().equals("prepareStatement")) {
                        return call(connection, method, arguments);
                    }
                    var left = Deadline.left();
                    if (left.toMillis() <= 0) {
                        throw new SQLTimeoutException("The time for this request is over");
                    }
                    var limited = arguments.clone();
                    limited[0] = LIMIT + arguments[0];
                    var statement = (PreparedStatement) call(connection, method, limited);
                    statement.setString(1, Integer.toString(TimedConnections.millis(left)));
                    return limited(statement);
                });
    }

    /** Hides the first parameter and the first result. */
    private static PreparedStatement limited(PreparedStatement statement) {
        return (PreparedStatement) Proxy.newProxyInstance(
                LimitedReads.class.getClassLoader(), STATEMENT, (proxy, method, arguments) -> {
                    if (method.getName().equals("execute") && arguments == null) {
                        statement.execute();
                        return statement.getMoreResults();
                    }
                    return call(statement, method, isParameter(method) ? shifted(arguments) : arguments);
                });
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
