package dev.rxkit.session.transaction;

import dev.rxkit.session.ManagedTransaction;
import dev.rxkit.session.TransactionSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.jspecify.annotations.Nullable;

/**
 * A view of the connection of a {@link ManagedTransaction}: statements and savepoints are passed on; the transaction and
 * the connection itself are left to the framework. A commit does nothing, a rollback marks the transaction for rollback.
 * Not thread-safe.
 */
public final class JoinedConnection implements InvocationHandler {

    static final String ENDED = "the transaction of a framework that was joined has ended, is suspended or belongs to"
            + " another thread: open a session where you use it";

    private final TransactionSource source;
    private final ManagedTransaction managed;
    private final Connection connection;
    private boolean closed;

    private JoinedConnection(TransactionSource source, ManagedTransaction managed) {
        this.source = source;
        this.managed = managed;
        this.connection = managed.connection();
    }

    /**
     * Returns a new view, which can be used as long as the transaction is the current one of its thread; closing it has
     * no effect on the connection.
     */
    public static Connection of(TransactionSource source, ManagedTransaction managed) {
        return (Connection) Proxy.newProxyInstance(
                JoinedConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new JoinedConnection(source, managed));
    }

    /** Returns whether a connection is such a view. */
    public static boolean is(Connection connection) {
        return Proxy.isProxyClass(connection.getClass())
                && Proxy.getInvocationHandler(connection) instanceof JoinedConnection;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        boolean bare = arguments == null || arguments.length == 0;
        switch (method.getName()) {
            case "close" -> {
                closed = true;
                return null;
            }
            case "isClosed" -> {
                return closed || connection.isClosed();
            }
            case "getAutoCommit" -> {
                return false;
            }
            case "commit", "setAutoCommit" -> {
                return null;
            }
            case "rollback" -> {
                if (bare) {
                    managed.setRollbackOnly();
                    return null;
                }
                return passOn(method, arguments);
            }
            case "setSavepoint" -> {
                if (!managed.savepoints()) {
                    throw new SQLFeatureNotSupportedException(
                            "the transaction was begun by a framework that permits no savepoints in it");
                }
                return passOn(method, arguments);
            }
            case "abort", "setReadOnly", "setTransactionIsolation" -> {
                throw new SQLException(method.getName()
                        + "() is not possible in a transaction that a framework has begun: configure it there");
            }
            case "equals" -> {
                return arguments != null && proxy == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            default -> {
                return passOn(method, arguments);
            }
        }
    }

    private @Nullable Object passOn(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        if (closed) {
            throw new SQLException("the connection is closed");
        }
        if (source.current() != managed) {
            throw new SQLException(ENDED);
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause() == null ? failure : failure.getCause();
        }
    }
}
