package dev.rxkit.faults;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * A layer between a pool and a driver that counts the JDBC calls of one thread and makes one of them fail. All other
 * calls are passed to the driver.
 */
final class FaultInjector {

    /** Calls that send nothing and change nothing, which pools make at any time. */
    private static final Set<String> UNCOUNTED = Set.of(
            "unwrap",
            "isWrapperFor",
            "isClosed",
            "isValid",
            "getConnection",
            "getStatement",
            "abort",
            "getTransactionState");

    private static final Pattern IN_PROGRAM =
            Pattern.compile("PreparedStatement\\.(set\\w+|addBatch)|ResultSet\\.(get\\w+|wasNull)|ColumnReader\\.read"
                    + "|Connection\\.(isReadOnly|getTransactionIsolation)");

    private static final Set<String> ENDS_CONNECTION = Set.of("close", "abort", "isClosed", "unwrap", "isWrapperFor");

    private final FaultServer server;
    private final Set<Connection> stuck =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    private final List<Connection> made = Collections.synchronizedList(new ArrayList<>());
    private volatile Thread watched;
    private int calls;
    private int target;
    private FaultKind kind;
    private String fired;
    private boolean committed;
    private boolean undone;

    FaultInjector(FaultServer server) {
        this.server = server;
    }

    /** Returns a data source whose connections this object watches. */
    DataSource around(DataSource source) {
        return (DataSource) Proxy.newProxyInstance(
                FaultInjector.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                    Object result = call(source, method, args);
                    return result instanceof Connection connection ? connection(connection) : result;
                });
    }

    /** Starts counting the calls of this thread and makes the call with the given number, from 1, fail; 0 for none. */
    void arm(int call, FaultKind kind) {
        calls = 0;
        target = call;
        this.kind = kind;
        fired = null;
        committed = false;
        undone = false;
        watched = Thread.currentThread();
    }

    /** Stops counting and returns how many calls there were. */
    int disarm() {
        watched = null;
        return calls;
    }

    /** Continues counting after {@link #disarm}. */
    void rearm() {
        watched = Thread.currentThread();
    }

    /**
     * Returns whether the failed call only accesses a value in the program's memory, or reads a setting of the
     * connection. It runs no statement, so the transaction may be committed after it.
     */
    boolean firedInProgram() {
        return IN_PROGRAM.matcher(fired).matches();
    }

    /** Returns the call that failed, or null if the program did not make it. */
    String fired() {
        return fired;
    }

    /**
     * Returns whether a transaction was committed, or rolled back in a way that looks the same, before the call that
     * failed.
     */
    boolean committedBefore() {
        return committed;
    }

    /** Returns whether the transaction was rolled back to a savepoint after the call that failed. */
    boolean undone() {
        return undone;
    }

    /** Closes every connection that was ever opened. */
    void closeAll() {
        for (Connection real : List.copyOf(made)) {
            try {
                real.close();
            } catch (SQLException gone) {
                // The connection was cut.
            }
        }
        made.clear();
        stuck.clear();
    }

    private Connection connection(Connection real) {
        made.add(real);
        Watched handler = new Watched(real, real);
        handler.connection = proxy(real, handler);
        return (Connection) handler.connection;
    }

    private static Object proxy(Object real, Watched handler) {
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Class<?> type = real.getClass(); type != null; type = type.getSuperclass()) {
            collect(type, all);
        }
        all.removeIf(type -> !Modifier.isPublic(type.getModifiers()));
        return Proxy.newProxyInstance(real.getClass().getClassLoader(), all.toArray(Class<?>[]::new), handler);
    }

    private static void collect(Class<?> type, Set<Class<?>> all) {
        for (Class<?> face : type.getInterfaces()) {
            all.add(face);
            collect(face, all);
        }
    }

    private static Object call(Object real, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    /** A watched object of the driver. */
    private final class Watched implements InvocationHandler {
        private final Object real;
        private final Connection root;
        private Object connection;
        private Object statement;

        Watched(Object real, Connection root) {
            this.real = real;
            this.root = root;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "equals" -> proxy == args[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> "watched " + real;
                };
            }
            String name = method.getName();
            if (stuck.contains(root) && !ENDS_CONNECTION.contains(name)) {
                if (name.equals("isValid")) {
                    return false;
                }
                throw server.failure("the connection is stuck");
            }
            boolean counted = Thread.currentThread() == watched && !UNCOUNTED.contains(name);
            if (name.equals("unwrap")) {
                return call(real, method, args);
            }
            if (!counted || ++calls != target) {
                return wrapped(proxy, noted(method, args));
            }
            String place = method.getDeclaringClass().getSimpleName() + "." + name;
            if (kind == FaultKind.ENDED_SILENTLY && name.equals("commit")
                    || kind == FaultKind.ENDED && IN_PROGRAM.matcher(place).matches()) {
                // Nothing runs between the last check of the transaction and its commit. What the database did to the
                // transaction is reported by a call that asks the database.
                return wrapped(proxy, noted(method, args));
            }
            fired = place;
            watched = null;
            try {
                return failing(proxy, method, args);
            } finally {
                watched = Thread.currentThread();
            }
        }

        /** Calls the driver, and records what it did to the transaction. */
        private Object noted(Method method, Object[] args) throws Throwable {
            boolean commits = real instanceof Connection plain
                    && (method.getName().equals("commit")
                            || method.getName().equals("setAutoCommit") && !plain.getAutoCommit());
            Object result = call(real, method, args);
            committed |= commits && fired == null;
            undone |= fired != null && method.getName().equals("rollback") && args != null;
            return result;
        }

        private Object failing(Object proxy, Method method, Object[] args) throws Throwable {
            switch (kind) {
                case FAILS_BEFORE -> throw server.failure("not done");
                case ERROR -> throw new InjectedError();
                case STUCK -> {
                    stuck.add(root);
                    throw server.failure("the connection is stuck");
                }
                case FAILS_AFTER -> {
                    call(real, method, args);
                    throw server.failure("done");
                }
                case LOST_BEFORE -> {
                    server.cut(root);
                    return wrapped(proxy, call(real, method, args));
                }
                case LOST_AFTER -> {
                    call(real, method, args);
                    server.cut(root);
                    throw server.lost();
                }
                case KILLED -> {
                    server.kill(root);
                    return wrapped(proxy, call(real, method, args));
                }
                case ENDED -> throw server.end(root);
                case ENDED_SILENTLY -> {
                    server.end(root);
                    return wrapped(proxy, call(real, method, args));
                }
            }
            throw new IllegalStateException();
        }

        private Object wrapped(Object proxy, Object result) {
            if (result instanceof Connection) {
                return connection;
            }
            if (result instanceof Statement || result instanceof ResultSet || result instanceof DatabaseMetaData) {
                if (result instanceof Statement && statement != null && real instanceof ResultSet) {
                    return statement;
                }
                Watched handler = new Watched(result, root);
                handler.connection = connection;
                handler.statement = proxy instanceof Statement ? proxy : null;
                return proxy(result, handler);
            }
            return result;
        }
    }

    /** Represents an error that a JVM can throw at any point. */
    static final class InjectedError extends Error {
        private static final long serialVersionUID = 1L;

        InjectedError() {
            super("injected");
        }
    }

    /** Returns whether the injector itself created the failure. */
    static boolean injected(Throwable failure) {
        return failure instanceof SQLException
                && String.valueOf(failure.getMessage()).startsWith("injected");
    }
}
