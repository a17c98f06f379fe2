package dev.rxkit.jta;

import dev.rxkit.error.SessionException;
import dev.rxkit.session.Isolation;
import dev.rxkit.session.ManagedTransaction;
import dev.rxkit.session.TransactionSource;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds the transactions that a JTA transaction manager has begun on a thread, by {@code @Transactional} or otherwise,
 * so that sessions join them. The pool must take part in them: in a transaction, each connection that it gives is one on
 * which the transaction manager commits or rolls back, as those of Agroal are in Quarkus. Thread-safe.
 *
 * <pre>{@code
 * Database database = Database.open(pool, config, new JtaTransactions(pool, manager, registry));
 * }</pre>
 *
 * <p>JTA has no savepoints, no read-only transactions and no isolation: a block that fails marks the whole transaction
 * for rollback, and a new transaction has the isolation of the pool.
 */
public final class JtaTransactions implements TransactionSource {

    private final DataSource pool;
    private final TransactionManager manager;
    private final TransactionSynchronizationRegistry registry;

    /**
     * @param pool the pool of the database
     * @param manager the transaction manager in whose transactions the pool takes part
     * @param registry the registry of the same transaction manager
     */
    public JtaTransactions(DataSource pool, TransactionManager manager, TransactionSynchronizationRegistry registry) {
        this.pool = Objects.requireNonNull(pool, "pool");
        this.manager = Objects.requireNonNull(manager, "manager");
        this.registry = Objects.requireNonNull(registry, "registry");
    }

    /** Returns null where there is no transaction, and once its commit or rollback has begun. */
    @Override
    public @Nullable ManagedTransaction current() {
        try {
            Transaction transaction = manager.getTransaction();
            if (transaction == null) {
                return null;
            }
            return switch (transaction.getStatus()) {
                case Status.STATUS_ACTIVE -> joined(transaction, true);
                case Status.STATUS_MARKED_ROLLBACK -> joined(transaction, false);
                case Status.STATUS_ROLLEDBACK -> rolledBack();
                default -> null;
            };
        } catch (SystemException failure) {
            throw unexpected(failure);
        }
    }

    /** @param registers false if the transaction is marked for rollback, and takes no synchronization any more */
    private JtaTransaction joined(Transaction transaction, boolean registers) {
        if (registry.getResource(this) instanceof JtaTransaction known) {
            known.usedByThisThread();
            return known;
        }
        JtaTransaction joined = new JtaTransaction(pool, transaction, () -> registry.putResource(this, null));
        if (registers) {
            registry.registerInterposedSynchronization(joined);
        }
        registry.putResource(this, joined);
        return joined;
    }

    /** After a rollback by another thread, what is to be undone in objects is undone by the thread that uses them. */
    private @Nullable ManagedTransaction rolledBack() {
        try {
            if (registry.getResource(this) instanceof JtaTransaction known) {
                known.undo();
            }
        } catch (IllegalStateException ended) {
            return null;
        }
        return null;
    }

    /**
     * {@inheritDoc}
     *
     * @throws SessionException if the isolation is not that of the pool, or if the transaction manager cannot begin,
     *     commit or resume a transaction
     */
    @Override
    public <T extends @Nullable Object, X extends Exception> T requiresNew(
            @Nullable Isolation isolation, Work<T, X> work) throws X {
        Transaction outer = suspend();
        T result;
        try {
            result = inNew(isolation, work);
        } catch (Throwable failure) {
            try {
                resume(outer);
            } catch (SessionException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
        resume(outer);
        return result;
    }

    private <T extends @Nullable Object, X extends Exception> T inNew(@Nullable Isolation isolation, Work<T, X> work)
            throws X {
        begin();
        T result;
        try {
            if (isolation != null && current() instanceof JtaTransaction begun) {
                begun.requireIsolation(isolation);
            }
            result = work.run();
        } catch (Throwable failure) {
            rollback(failure);
            throw failure;
        }
        commit();
        return result;
    }

    private @Nullable Transaction suspend() {
        try {
            return manager.suspend();
        } catch (SystemException failure) {
            throw unexpected(failure);
        }
    }

    private void resume(@Nullable Transaction outer) {
        if (outer == null) {
            return;
        }
        try {
            manager.resume(outer);
        } catch (Exception failure) {
            throw unexpected(failure);
        }
    }

    private void begin() {
        try {
            manager.begin();
        } catch (NotSupportedException | SystemException failure) {
            throw unexpected(failure);
        }
    }

    private void commit() {
        try {
            manager.commit();
        } catch (RollbackException failure) {
            throw failed(
                    "the new transaction was rolled back instead of being committed: it was marked for rollback, has"
                            + " timed out, or the database refused the commit",
                    failure);
        } catch (HeuristicMixedException | HeuristicRollbackException | SystemException failure) {
            throw failed(
                    "the new transaction was not committed completely: see the log of the transaction manager",
                    failure);
        }
    }

    /** The cause is the exception of the driver, if the transaction manager has kept it. */
    private static SessionException failed(String message, Exception failure) {
        SQLException reason = reason(failure);
        SessionException thrown = new SessionException(message, reason == null ? failure : reason);
        if (reason != null) {
            thrown.addSuppressed(failure);
        }
        return thrown;
    }

    private static @Nullable SQLException reason(@Nullable Throwable failure) {
        if (failure == null || failure instanceof SQLException) {
            return (SQLException) failure;
        }
        SQLException reason = reason(failure.getCause());
        for (Throwable suppressed : failure.getSuppressed()) {
            reason = reason == null ? reason(suppressed) : reason;
        }
        return reason;
    }

    private void rollback(Throwable failure) {
        try {
            manager.rollback();
        } catch (SystemException | RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    private static SessionException unexpected(Exception failure) {
        return new SessionException("the JTA transaction manager failed: " + failure.getMessage(), failure);
    }
}
