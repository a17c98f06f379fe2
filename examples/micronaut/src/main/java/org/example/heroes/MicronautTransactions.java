package org.example.heroes;

import dev.rxkit.error.SessionException;
import dev.rxkit.session.Isolation;
import dev.rxkit.session.ManagedTransaction;
import dev.rxkit.session.TransactionSource;
import io.micronaut.transaction.SynchronousTransactionManager;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.TransactionStatus;
import io.micronaut.transaction.support.DefaultTransactionDefinition;
import io.micronaut.transaction.support.TransactionSynchronization;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the transactions that Micronaut has begun, by {@code @Transactional} or otherwise, so that sessions join them.
 * The pool gives connections in autocommit, as is its default. Thread-safe.
 */
final class MicronautTransactions implements TransactionSource {

    private final SynchronousTransactionManager<Connection> manager;
    private final Map<Connection, Joined> joined = new ConcurrentHashMap<>();

    /** @param manager the transaction manager of the pool */
    MicronautTransactions(SynchronousTransactionManager<Connection> manager) {
        this.manager = manager;
    }

    /** A connection in autocommit is one of NOT_SUPPORTED, SUPPORTS or NEVER: there is no transaction. */
    @Override
    public @Nullable ManagedTransaction current() {
        TransactionStatus<Connection> status = status();
        if (status == null || status.isCompleted()) {
            return null;
        }
        Joined known = joined.get(status.getConnection());
        if (known != null) {
            return known.committed ? null : known;
        }
        return inAutoCommit(status.getConnection()) ? null : join(status);
    }

    @SuppressWarnings("unchecked")
    private @Nullable TransactionStatus<Connection> status() {
        Optional<? extends TransactionStatus<?>> status = manager.findTransactionStatus();
        return (TransactionStatus<Connection>) status.orElse(null);
    }

    private static boolean inAutoCommit(Connection connection) {
        try {
            return connection.getAutoCommit();
        } catch (SQLException failure) {
            throw new SessionException("the connection of the transaction cannot be used", failure);
        }
    }

    private Joined join(TransactionStatus<Connection> status) {
        Joined transaction = new Joined(status);
        status.registerSynchronization(transaction);
        joined.put(status.getConnection(), transaction);
        return transaction;
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T requiresNew(
            @Nullable Isolation isolation, Work<T, X> work) throws X {
        DefaultTransactionDefinition definition = new DefaultTransactionDefinition(Propagation.REQUIRES_NEW);
        if (isolation != null) {
            definition.setIsolationLevel(TransactionDefinition.Isolation.valueOf(isolation.name()));
        }
        // Rolls back whatever the work throws, and throws the same.
        return manager.execute(definition, status -> work.run());
    }

    /** A transaction that Rx has joined, until it ends. */
    private final class Joined implements ManagedTransaction, TransactionSynchronization {

        private final TransactionStatus<Connection> status;
        private final Connection connection;
        private final Deque<Runnable> rollbacks = new ArrayDeque<>();
        private boolean committed;

        Joined(TransactionStatus<Connection> status) {
            this.status = status;
            connection = status.getConnection();
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public boolean readOnly() {
            return status.getTransactionDefinition().isReadOnly().orElse(false);
        }

        /**
         * Marks it as a part that failed does: the commit then throws UnexpectedRollbackException. Where the method
         * marks its own transaction, Micronaut rolls back without an exception.
         */
        @Override
        public void setRollbackOnly() {
            TransactionStatus<Connection> current = status();
            if (current == null || current.getConnection() != connection) {
                status.setRollbackOnly();
                return;
            }
            manager.execute(TransactionDefinition.of(Propagation.MANDATORY), part -> {
                part.setRollbackOnly();
                return null;
            });
        }

        @Override
        public void afterRollback(Runnable work) {
            rollbacks.push(work);
        }

        /** What other callbacks do after the commit is no part of the transaction. */
        @Override
        public void afterCommit() {
            committed = true;
        }

        @Override
        public void afterCompletion(Status end) {
            joined.remove(connection);
            if (end == Status.ROLLED_BACK) {
                rollbacks.forEach(Runnable::run);
            }
        }

        /** Before others, whose work may be one of Rx. */
        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }
    }
}
