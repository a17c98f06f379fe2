package dev.rxkit.session.transaction;

import dev.rxkit.error.SessionException;
import dev.rxkit.internal.CallSite;
import dev.rxkit.sql.StatementKind;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a session and its objects: checks that one thread at a time uses the transaction and that the session is
 * not closed.
 */
public final class SessionCalls {

    private final ThreadConfinement confinement;
    private final Transaction transaction;
    private int reads;
    private int blocks;

    public SessionCalls(ThreadConfinement confinement, Transaction transaction) {
        this.confinement = confinement;
        this.transaction = transaction;
    }

    Transaction transaction() {
        return transaction;
    }

    /**
     * Begins a call; {@link #exit} ends it.
     *
     * @throws SessionException if another thread is in one, or the session is closed
     */
    public void enter() {
        confinement.enter();
        if (transaction.state().closed()) {
            confinement.exit();
            CallSite opened = confinement.opened();
            throw new SessionException(
                    opened.lasting()
                            ? "this session, opened at " + opened + ", is closed: open another one"
                            : "this session went with its block, which has ended: work inside the block, or open another one");
        }
    }

    public void exit() {
        confinement.exit();
    }

    /** Runs a call. After an {@link Error}, the state of the connection is unknown. */
    public <R extends @Nullable Object> R call(Supplier<R> work) {
        enter();
        try {
            return work.get();
        } catch (Error stopped) {
            transaction.broken();
            throw stopped;
        } finally {
            confinement.exit();
        }
    }

    /** Runs a call that only reads: what it sends through the Jdbi handle begins no transaction. */
    public <R extends @Nullable Object> R read(Supplier<R> work) {
        enter();
        reads++;
        try {
            transaction.reading();
            return work.get();
        } catch (Error stopped) {
            transaction.broken();
            throw stopped;
        } finally {
            reads--;
            confinement.exit();
        }
    }

    /** Called before a statement of the user's handle: begins a transaction, unless the session reads without one. */
    public void handling() {
        transaction.reading();
        if (reads == 0) {
            transaction.using();
        }
    }

    /** Refuses what certainly writes or locks where the session only reads. */
    public void requireAllowed(StatementKind kind) {
        if (kind == StatementKind.LOCK || kind.writes()) {
            transaction.access().require(transaction.state(), kind.writes() ? "write" : "lock rows");
        }
    }

    void blockBegins() {
        blocks++;
    }

    void blockEnds() {
        blocks--;
    }

    public void requireOutsideBlocks(String verb) {
        if (blocks > 0) {
            throw new SessionException(verb + "() is not for the inside of inTransaction or useTransaction: "
                    + "the block commits when it returns and rolls back when it throws");
        }
    }

    /** Called at the end of a block: throws if the session was closed inside it, as its writes were rolled back. */
    void requireNotClosed() {
        if (transaction.state().closed()) {
            throw new SessionException("the session was closed inside its own block, so nothing was committed: "
                    + "leave close() to inTransaction or useTransaction");
        }
    }
}
