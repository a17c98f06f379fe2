package dev.rxkit.session.transaction;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A view of the connection of a {@link TestTransaction}. Its transactions, and its statements in auto-commit, are
 * savepoints of that transaction. Not thread-safe.
 */
final class TestConnection implements InvocationHandler, StatementObserver {

    private final TestTransaction transaction;
    private final Connection real;
    private TransactionState state = TransactionState.AUTOCOMMIT;
    private @Nullable Savepoint point;

    private TestConnection(TestTransaction transaction, Connection real) {
        this.transaction = transaction;
        this.real = real;
    }

    static Connection of(TestTransaction transaction, Connection real) {
        return (Connection) Proxy.newProxyInstance(
                TestConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new TestConnection(transaction, real));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        boolean bare = arguments == null || arguments.length == 0;
        switch (method.getName()) {
            case "close", "abort" -> {
                close();
                return null;
            }
            case "isClosed" -> {
                return state.closed() || transaction.closed();
            }
            case "getAutoCommit" -> {
                return !state.open();
            }
            case "setAutoCommit" -> {
                setAutoCommit(arguments != null && Boolean.TRUE.equals(arguments[0]));
                return null;
            }
            case "commit" -> {
                next(state.committing());
                return null;
            }
            case "rollback" -> {
                if (bare) {
                    next(state.rollingBack());
                    return null;
                }
            }
            case "setTransactionIsolation", "setReadOnly" -> {
                return null;
            }
            case "equals" -> {
                return arguments != null && proxy == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            default -> {}
        }
        Object result = passOn(method, arguments);
        return result instanceof Statement made ? watched(proxy, method, made, arguments) : result;
    }

    private @Nullable Object passOn(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        if (state.closed() || transaction.closed()) {
            throw new SQLException("the connection is closed");
        }
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause() == null ? failure : failure.getCause();
        }
    }

    private Object watched(Object proxy, Method making, Statement made, @Nullable Object @Nullable [] arguments) {
        String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : null;
        Class<? extends Statement> type = making.getReturnType().asSubclass(Statement.class);
        return watched((Connection) proxy, type, made, sql);
    }

    private <S extends Statement> S watched(Connection proxy, Class<S> type, Statement made, @Nullable String sql) {
        return WatchedStatement.of(proxy, this, type, type.cast(made), sql);
    }

    private void setAutoCommit(boolean on) throws SQLException {
        if (on) {
            end(state.committing());
        } else if (!state.open()) {
            begin();
        }
    }

    private void begin() throws SQLException {
        point = transaction.begin();
        state = state.begun(true);
    }

    /** Ends the transaction and begins the next one, as JDBC does outside auto-commit; none if nothing may follow. */
    private void next(TransactionState ending) throws SQLException {
        if (state.open()) {
            end(ending);
            if (transaction.usable()) {
                begin();
            }
        }
    }

    private void close() throws SQLException {
        try {
            end(state.closing());
        } finally {
            state = TransactionState.CLOSED;
        }
    }

    private void end(TransactionState ending) throws SQLException {
        Savepoint left = point;
        if (left != null) {
            point = null;
            state = ending;
            try {
                transaction.end(left, ending);
            } finally {
                state = state.left(TransactionState.AUTOCOMMIT);
            }
        }
    }

    @Override
    public @Nullable Object execute(List<String> statements, DriverCall call) throws Throwable {
        return transaction.execute(call, !state.open());
    }

    @Override
    public @Nullable Object read(DriverCall call) throws Throwable {
        return transaction.read(call);
    }

    @Override
    public @Nullable Object closeRows(DriverCall call) throws Throwable {
        return transaction.read(call);
    }

    @Override
    public void fetching() {}
}
