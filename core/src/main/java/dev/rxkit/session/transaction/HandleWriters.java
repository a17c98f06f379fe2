package dev.rxkit.session.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jdbi.v3.core.transaction.TransactionHandler;
import org.jspecify.annotations.Nullable;

/**
 * The turns to write of Jdbi handles that belong to no session: for a transaction, or for a statement in auto-commit
 * until it is closed. Thread-safe.
 */
final class HandleWriters {

    private final WriterSlot slot;
    private final Map<Connection, Turn> turns = new ConcurrentHashMap<>();
    private final Map<Statement, Turn> statements = new ConcurrentHashMap<>();

    HandleWriters(WriterSlot slot) {
        this.slot = slot;
    }

    /** A turn of one connection, AUTOCOMMIT or OPEN. For one thread at a time, as its handle. */
    private static final class Turn {

        private final ThreadWriter writer;
        private TransactionState state = TransactionState.AUTOCOMMIT;
        private int open;

        Turn(ThreadWriter writer) {
            this.writer = writer;
        }
    }

    /** Creates a statement. */
    interface Creation<S extends Statement> {
        S create() throws SQLException;
    }

    /** Begins a transaction of a handle, in its turn. */
    void begin(Handle handle, TransactionHandler others) {
        if (!slot.needed() || others.isInTransaction(handle)) {
            others.begin(handle);
            return;
        }
        Connection connection = handle.getConnection();
        Turn turn = turns.get(connection);
        if (turn != null) {
            others.begin(handle);
            turn.state = turn.state.begun(true);
            return;
        }
        turn = new Turn(ThreadWriter.here("the transaction of a Jdbi handle, begun"));
        turn.state = turn.state.begun(true);
        try {
            slot.beginBy(turn.writer, connection, () -> begin(others, handle));
        } catch (SQLException failure) {
            throw new TransactionException("the transaction could not begin: " + failure.getMessage(), failure);
        }
        turns.put(connection, turn);
    }

    /** Called after the transaction of a handle has ended. */
    void left(Handle handle) {
        if (slot.needed()) {
            Turn turn = turns.get(handle.getConnection());
            if (turn != null) {
                turn.state = turn.state.left(TransactionState.AUTOCOMMIT);
                if (turn.open == 0) {
                    end(handle.getConnection());
                }
            }
        }
    }

    /**
     * Creates a statement, after waiting for the turn if it may write and its connection is in no transaction. A
     * session waits itself.
     *
     * @param sql null if it is not known yet, as that of a batch
     */
    <S extends Statement> S create(Connection connection, @Nullable String sql, Creation<S> creation)
            throws SQLException {
        if (!slot.acquiredBy(sql)
                || !connection.getAutoCommit()
                || SessionConnection.of(connection).session() != null) {
            return creation.create();
        }
        Turn turn = turns.get(connection);
        if (turn == null) {
            turn = new Turn(ThreadWriter.here("the statement of a Jdbi handle, run"));
            slot.enter(turn.writer, connection);
            turns.put(connection, turn);
        }
        turn.open++;
        S statement = null;
        try {
            statement = creation.create();
            statements.put(statement, turn);
            return statement;
        } finally {
            if (statement == null) {
                closed(connection, turn);
            }
        }
    }

    /** Called after a statement was closed; the turn is kept if it has begun a transaction. */
    void closed(Connection connection, Statement statement) {
        Turn turn = statements.remove(statement);
        if (turn != null) {
            closed(connection, turn);
        }
    }

    private void closed(Connection connection, Turn turn) {
        turn.open--;
        if (turn.open == 0 && !turn.state.open() && !slot.inTransaction(connection)) {
            end(connection);
        }
    }

    /** Called when the connection of a handle is closed, whatever is still open. */
    void end(Connection connection) {
        Turn turn = turns.remove(connection);
        if (turn != null) {
            statements.values().removeIf(other -> other == turn);
            slot.left(turn.writer);
        }
    }

    /** Called after the pool was closed. */
    void lost() {
        turns.keySet().forEach(this::end);
    }

    private static void begin(TransactionHandler others, Handle handle) throws SQLException {
        try {
            others.begin(handle);
        } catch (TransactionException failure) {
            if (failure.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw failure;
        }
    }
}
