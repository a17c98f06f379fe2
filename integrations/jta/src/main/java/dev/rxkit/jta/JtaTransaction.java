package dev.rxkit.jta;

import dev.rxkit.error.ConfigException;
import dev.rxkit.error.SessionException;
import dev.rxkit.session.Isolation;
import dev.rxkit.session.ManagedTransaction;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of JTA, on a connection of the pool that takes part in it. Before the commit the connection is closed,
 * which pools ask for; a session that is opened after that, by another callback before the commit, joins anew. For the
 * thread of the transaction; only {@link #afterCompletion} may be called by another one.
 */
final class JtaTransaction implements ManagedTransaction, Synchronization {

    private final DataSource pool;
    private final Transaction transaction;
    private final Runnable unbind;
    private final Deque<Runnable> rollbacks = new ArrayDeque<>();
    private volatile Thread user = Thread.currentThread();
    private volatile boolean rolledBack;
    private @Nullable Connection connection;

    /** @param unbind makes the next session join anew */
    JtaTransaction(DataSource pool, Transaction transaction, Runnable unbind) {
        this.pool = pool;
        this.transaction = transaction;
        this.unbind = unbind;
    }

    void usedByThisThread() {
        user = Thread.currentThread();
    }

    /**
     * {@inheritDoc}
     *
     * @throws SessionException if the pool gives no connection in the transaction, as when it is marked for rollback
     * @throws ConfigException if the pool does not take part in transactions of JTA
     */
    @Override
    public Connection connection() {
        Connection open = connection;
        if (open == null) {
            open = connect();
            connection = open;
        }
        return open;
    }

    private Connection connect() {
        requireUnmarked();
        try {
            Connection enlisted = pool.getConnection();
            if (enlisted.getAutoCommit()) {
                enlisted.close();
                throw new ConfigException("there is a JTA transaction, but the connections of the pool take no part in"
                        + " it: configure the pool for transactions (Quarkus:"
                        + " quarkus.datasource.jdbc.transactions=enabled), or open the database without"
                        + " JtaTransactions");
            }
            return enlisted;
        } catch (SQLException failure) {
            throw new SessionException(
                    "the pool gives no connection in the JTA transaction: " + failure.getMessage(), failure);
        }
    }

    /** A transaction that is marked for rollback takes no connection any more. */
    private void requireUnmarked() {
        try {
            if (transaction.getStatus() == Status.STATUS_MARKED_ROLLBACK) {
                throw new SessionException("the JTA transaction is marked for rollback, so that no session can join it"
                        + " any more: begin another transaction, or say Propagation.REQUIRES_NEW");
            }
        } catch (SystemException failure) {
            throw new SessionException("the status of the JTA transaction cannot be read", failure);
        }
    }

    /** JTA knows no read-only transactions. */
    @Override
    public boolean readOnly() {
        return false;
    }

    /** Pools refuse to roll a part of a transaction back, because the transaction manager does not know of it. */
    @Override
    public boolean savepoints() {
        return false;
    }

    @Override
    public void setRollbackOnly() {
        try {
            transaction.setRollbackOnly();
        } catch (SystemException failure) {
            throw new SessionException(
                    "the JTA transaction could not be marked for rollback: " + failure.getMessage(), failure);
        }
    }

    @Override
    public void afterRollback(Runnable work) {
        rollbacks.push(work);
    }

    /** @throws SessionException if the pool has another isolation */
    void requireIsolation(Isolation isolation) {
        try {
            if (connection().getTransactionIsolation() != level(isolation)) {
                throw new SessionException(
                        "a transaction of JTA has the isolation of the pool, which is not " + isolation
                                + ": configure it there (Quarkus: quarkus.datasource.jdbc.transaction-isolation-level)");
            }
        } catch (SQLException failure) {
            throw new SessionException("the isolation of the JTA transaction cannot be read", failure);
        }
    }

    private static int level(Isolation isolation) {
        return switch (isolation) {
            case READ_COMMITTED -> Connection.TRANSACTION_READ_COMMITTED;
            case REPEATABLE_READ -> Connection.TRANSACTION_REPEATABLE_READ;
            case SERIALIZABLE -> Connection.TRANSACTION_SERIALIZABLE;
        };
    }

    @Override
    public void beforeCompletion() {
        unbind.run();
        close();
    }

    /** A thread of the transaction manager, after a time limit, leaves the work to the thread of the transaction. */
    @Override
    public void afterCompletion(int status) {
        rolledBack = status == Status.STATUS_ROLLEDBACK;
        if (Thread.currentThread() == user) {
            close();
            undo();
        }
    }

    /** Runs what was registered for a rollback, if there was one. */
    void undo() {
        while (rolledBack && !rollbacks.isEmpty()) {
            rollbacks.pop().run();
        }
    }

    private void close() {
        Connection open = connection;
        connection = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (SQLException ignored) {
            // The pool has closed it, or throws it away.
        }
    }
}
