package dev.rxkit.spring;

import dev.rxkit.session.Isolation;
import dev.rxkit.session.ManagedTransaction;
import dev.rxkit.session.TransactionSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Finds the transactions that Spring has begun on a thread for connections of a DataSource, by {@code @Transactional} or
 * otherwise. Thread-safe.
 */
public final class SpringTransactions implements TransactionSource {

    private static final String JTA = "org.springframework.transaction.jta.JtaTransactionManager";

    private final DataSource dataSource;
    private final PlatformTransactionManager manager;
    private final boolean jta;

    /**
     * @param dataSource the pool of the database
     * @param manager the manager of the transactions on it
     */
    public SpringTransactions(DataSource dataSource, PlatformTransactionManager manager) {
        this.dataSource = dataSource;
        this.manager = manager;
        jta = isJta(manager.getClass());
    }

    /** By the name of the class, because applications without JTA do not have it. */
    private static boolean isJta(@Nullable Class<?> type) {
        return type != null && (type.getName().equals(JTA) || isJta(type.getSuperclass()));
    }

    /**
     * Returns null in a transaction of another DataSource, in one that only synchronizes, and in callbacks after a
     * commit.
     */
    @Override
    public @Nullable ManagedTransaction current() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return null;
        }
        if (TransactionSynchronizationManager.getResource(this) instanceof SpringTransaction joined) {
            return joined;
        }
        boolean begun = TransactionSynchronizationManager.getResource(dataSource) instanceof ConnectionHolder;
        return begun || jta ? SpringTransaction.join(this, dataSource, manager, !jta) : null;
    }

    @Override
    public <T extends @Nullable Object, X extends Exception> T requiresNew(
            @Nullable Isolation isolation, Work<T, X> work) throws X {
        DefaultTransactionDefinition definition =
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        definition.setIsolationLevel(level(isolation));
        TransactionStatus status = manager.getTransaction(definition);
        T result;
        try {
            result = work.run();
        } catch (Throwable failure) {
            rollback(status, failure);
            throw failure;
        }
        manager.commit(status);
        return result;
    }

    private void rollback(TransactionStatus status, Throwable failure) {
        try {
            manager.rollback(status);
        } catch (TransactionException second) {
            failure.addSuppressed(second);
        }
    }

    private static int level(@Nullable Isolation isolation) {
        return isolation == null
                ? TransactionDefinition.ISOLATION_DEFAULT
                : switch (isolation) {
                    case READ_COMMITTED -> TransactionDefinition.ISOLATION_READ_COMMITTED;
                    case REPEATABLE_READ -> TransactionDefinition.ISOLATION_REPEATABLE_READ;
                    case SERIALIZABLE -> TransactionDefinition.ISOLATION_SERIALIZABLE;
                };
    }
}
