package org.example.peers;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Notes what is sent to a database, below all pools. It is used while results are checked, never while time is taken. */
public final class SqlLog {

    private static volatile boolean on;
    private static final List<String> SENT = new ArrayList<>();

    private SqlLog() {}

    static void on() {
        on = true;
    }

    static boolean isOn() {
        return on;
    }

    /** Returns a data source that notes what is sent, or the same one if nothing is noted. */
    public static DataSource of(DataSource source) {
        if (!on) {
            return source;
        }
        return proxy(
                DataSource.class,
                source,
                (method, arguments, result) ->
                        result instanceof Connection connection ? connection(connection) : result);
    }

    /** Returns what was sent since the last time; equal neighbours are counted. */
    static synchronized List<String> take() {
        List<String> counted = new ArrayList<>();
        for (int i = 0; i < SENT.size(); ) {
            int first = i;
            while (i < SENT.size() && SENT.get(i).equals(SENT.get(first))) {
                i++;
            }
            counted.add((i - first > 1 ? i - first + " x " : "") + SENT.get(first));
        }
        SENT.clear();
        return counted;
    }

    private static synchronized void note(String text) {
        SENT.add(text.replaceAll("\\s+", " ")
                .replaceAll("(\\?, ?){9,}\\?", "?, .. ?")
                .replaceAll("(\\(\\?, \\.\\. \\?\\), ?|\\((\\?, ?)+\\?\\), ?){2,}", "(..), .. "));
    }

    private static Connection connection(Connection real) {
        return proxy(Connection.class, real, (method, arguments, result) -> {
            switch (method.getName()) {
                case "commit", "rollback" -> note(method.getName().toUpperCase(java.util.Locale.ROOT));
                case "setAutoCommit" -> note("auto-commit " + ((Boolean) arguments[0] ? "on" : "off"));
                default -> {}
            }
            if (result instanceof CallableStatement statement) {
                return statement(CallableStatement.class, statement, (String) arguments[0]);
            }
            if (result instanceof PreparedStatement statement) {
                return statement(PreparedStatement.class, statement, (String) arguments[0]);
            }
            return result instanceof Statement statement ? statement(Statement.class, statement, "") : result;
        });
    }

    private static <S extends Statement> S statement(Class<S> type, S real, String sql) {
        int[] batch = {0};
        return proxy(type, real, (method, arguments, result) -> {
            if (method.getName().equals("addBatch")) {
                batch[0]++;
            } else if (method.getName().endsWith("Batch") && method.getName().startsWith("execute")) {
                note("batch of " + batch[0] + ": " + sql);
                batch[0] = 0;
            } else if (method.getName().startsWith("execute")) {
                note(arguments == null ? sql : (String) arguments[0]);
            }
            return result;
        });
    }

    private interface After {
        Object then(Method method, Object[] arguments, Object result) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, T real, After after) {
        return type.cast(Proxy.newProxyInstance(
                SqlLog.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return after.then(method, arguments, method.invoke(real, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
