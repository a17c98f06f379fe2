package dev.rxkit.spring;

import dev.rxkit.session.ManagedTransaction;
import java.sql.Connection;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A transaction of Spring, on the connection that a JdbcTemplate uses in it. Bound to the thread until the transaction
 * has ended, but not while it is suspended. For the thread of the transaction.
 */
final class SpringTransaction implements ManagedTransaction, TransactionSynchronization, Ordered {

    private final Object key;
    private final DataSource dataSource;
    private final PlatformTransactionManager manager;
    private final boolean savepoints;
    private final boolean readOnly = TransactionSynchronizationManager.isCurrentTransactionReadOnly();
    private final Connection connection;
    private final Deque<Runnable> rollbacks = new ArrayDeque<>();

    private SpringTransaction(
            Object key, DataSource dataSource, PlatformTransactionManager manager, boolean savepoints) {
        this.key = key;
        this.dataSource = dataSource;
        this.manager = manager;
        this.savepoints = savepoints;
        connection = DataSourceUtils.getConnection(dataSource);
    }

    /**
     * Returns the current transaction, and binds it to the thread.
     *
     * @param key what to bind it by
     */
    static SpringTransaction join(
            Object key, DataSource dataSource, PlatformTransactionManager manager, boolean savepoints) {
        SpringTransaction joined = new SpringTransaction(key, dataSource, manager, savepoints);
        TransactionSynchronizationManager.bindResource(key, joined);
        TransactionSynchronizationManager.registerSynchronization(joined);
        return joined;
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public boolean readOnly() {
        return readOnly;
    }

    @Override
    public boolean savepoints() {
        return savepoints;
    }

    /** Takes part in the transaction and rolls back, which every transaction manager turns into a mark. */
    @Override
    public void setRollbackOnly() {
        manager.rollback(
                manager.getTransaction(new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_MANDATORY)));
    }

    @Override
    public void afterRollback(Runnable work) {
        rollbacks.push(work);
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResourceIfPossible(key);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(key, this);
    }

    /** After the commit, what other synchronizations do is no part of the transaction. */
    @Override
    public void afterCommit() {
        TransactionSynchronizationManager.unbindResourceIfPossible(key);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(key);
        DataSourceUtils.releaseConnection(connection, dataSource);
        if (status == STATUS_ROLLED_BACK) {
            rollbacks.forEach(Runnable::run);
        }
    }

    /** Before others, whose work may be one of Rx. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
