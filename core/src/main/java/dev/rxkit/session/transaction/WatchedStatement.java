package dev.rxkit.session.transaction;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC statement that runs, and whose rows are read, by way of a {@link StatementObserver}: that of a session's handle
 * or of a test transaction. Not thread-safe.
 */
final class WatchedStatement implements InvocationHandler {

    private final Connection connection;
    private final StatementObserver observer;
    private final Statement real;
    private final @Nullable String prepared;
    private final List<String> batch = new ArrayList<>(0);

    private WatchedStatement(
            Connection connection, StatementObserver observer, Statement real, @Nullable String prepared) {
        this.connection = connection;
        this.observer = observer;
        this.real = real;
        this.prepared = prepared;
    }

    /** @param prepared the SQL of a prepared statement, null for one that gets it when it runs */
    static <S extends Statement> S of(
            Connection connection, StatementObserver observer, Class<S> type, S real, @Nullable String prepared) {
        return proxy(type, new WatchedStatement(connection, observer, real, prepared));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(WatchedStatement.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : prepared;
        switch (method.getName()) {
            case "execute", "executeQuery", "executeUpdate", "executeLargeUpdate" -> {
                List<String> one = List.of(sql == null ? "" : sql);
                return rows((Statement) proxy, observer.execute(one, () -> call(real, method, arguments)));
            }
            case "executeBatch", "executeLargeBatch" -> {
                List<String> all = batch.isEmpty() ? List.of(prepared == null ? "" : prepared) : List.copyOf(batch);
                return observer.execute(all, () -> {
                    batch.clear();
                    return call(real, method, arguments);
                });
            }
            case "addBatch" -> {
                if (arguments != null && sql != null) {
                    batch.add(sql);
                }
                return call(real, method, arguments);
            }
            case "clearBatch" -> {
                batch.clear();
                return call(real, method, arguments);
            }
            case "getMoreResults", "close" -> {
                return run(real, method, arguments);
            }
            case "getConnection" -> {
                return connection;
            }
            case "equals" -> {
                return arguments != null && proxy == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            default -> {
                boolean outcome = method.getName().startsWith("get");
                return rows((Statement) proxy, outcome ? run(real, method, arguments) : call(real, method, arguments));
            }
        }
    }

    private @Nullable Object rows(Statement proxy, @Nullable Object result) {
        return result instanceof ResultSet rows
                ? proxy(ResultSet.class, (self, method, arguments) -> rows(proxy, rows, self, method, arguments))
                : result;
    }

    private @Nullable Object rows(
            Statement owner, ResultSet rows, Object self, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("next")) {
            observer.fetching();
        }
        return switch (method.getName()) {
            case "next",
                    "previous",
                    "first",
                    "last",
                    "absolute",
                    "relative",
                    "beforeFirst",
                    "afterLast",
                    "updateRow",
                    "insertRow",
                    "deleteRow",
                    "refreshRow" -> run(rows, method, arguments);
            case "close" -> observer.closeRows(() -> call(rows, method, arguments));
            case "getStatement" -> owner;
            case "equals" -> arguments != null && self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> call(rows, method, arguments);
        };
    }

    /** Makes a call that the database takes part in: a failure is one of the statement. */
    private @Nullable Object run(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        return observer.read(() -> call(target, method, arguments));
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause() == null ? failure : failure.getCause();
        }
    }
}
