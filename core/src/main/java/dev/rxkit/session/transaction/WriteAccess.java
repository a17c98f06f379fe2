package dev.rxkit.session.transaction;

import dev.rxkit.error.SessionException;
import dev.rxkit.session.ManagedTransaction;
import org.jspecify.annotations.Nullable;

/** Refuses writes and locks where a session only reads. Not thread-safe. */
final class WriteAccess {

    private final @Nullable ManagedTransaction managed;
    private int readOnlyBlocks;

    /** @param managed the transaction of a framework that the session joined, or null */
    WriteAccess(@Nullable ManagedTransaction managed) {
        this.managed = managed;
    }

    /** Called when a nested read-only block begins or ends. */
    void readOnlyBlocks(int change) {
        readOnlyBlocks += change;
    }

    /** @throws SessionException if the transaction, or a block in it, only reads */
    void require(TransactionState state, String what) {
        if (managed != null && managed.readOnly()) {
            throw new SessionException("a framework began this transaction as read only: " + what
                    + " in one that is not, or in useTransaction(Propagation.REQUIRES_NEW, ..)");
        }
        if (state == TransactionState.READING || readOnlyBlocks > 0) {
            throw new SessionException(
                    "this session is read only: " + what + " in useTransaction or inTransaction, outside readOnly");
        }
    }
}
