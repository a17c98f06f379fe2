package dev.rxkit.session;

import java.sql.Connection;

/**
 * A transaction that a framework has begun on the current thread, and ends. Sessions join it: they use its connection
 * and never close, commit, roll back or reset that. Used by the thread of the transaction only. An integration with a
 * framework implements it; see {@link TransactionSource}.
 */
public interface ManagedTransaction {

    /** Returns the connection on which the framework has begun the transaction; the same one at each call. */
    Connection connection();

    /** Returns whether the framework has begun the transaction as read only. Sessions then refuse to write. */
    boolean readOnly();

    /**
     * Returns whether savepoints can be set on the connection, as on all databases that Rx supports. Without them, a
     * block in the transaction that fails marks all of it for rollback.
     */
    default boolean savepoints() {
        return true;
    }

    /** Makes the framework roll the transaction back when it ends it. May be called several times. */
    void setRollbackOnly();

    /**
     * Registers work to run after the framework has rolled the transaction back. Several are run in reverse order of
     * their registration.
     */
    void afterRollback(Runnable work);
}
