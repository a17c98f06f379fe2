package dev.rxkit.session.transaction;

import dev.rxkit.error.SessionException;
import dev.rxkit.internal.CallSite;
import dev.rxkit.sql.StatementKind;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a session and its objects: lets one thread at a time in, and none after the session is closed. A session
 * may change between calls; the atomic makes what one thread did visible to the next.
 */
public final class SessionCalls implements Writer {

    private final CallSite opened;
    private final Transaction transaction;
    private final AtomicReference<@Nullable Thread> inside = new AtomicReference<>();
    private volatile Thread last = Thread.currentThread();
    private int depth;
    private int reads;
    private int blocks;

    /** @param opened the line that opened the session */
    public SessionCalls(CallSite opened, ConnectionWrapper connection, TransactionSteps steps) {
        this.opened = opened;
        transaction = new Transaction(connection, steps, this);
    }

    public Transaction transaction() {
        return transaction;
    }

    @Override
    public boolean mine() {
        return last == Thread.currentThread();
    }

    @Override
    public CallSite opened() {
        return opened;
    }

    /**
     * Begins a call, within another one of this thread too; {@link #exit} ends it.
     *
     * @throws SessionException if another thread is in one, or the session is closed
     */
    public void enter() {
        confine();
        if (transaction.state().closed()) {
            exit();
            throw new SessionException(transaction.state().refusal(opened));
        }
    }

    /**
     * Begins a call that only reads: what it sends through the Jdbi handle begins no transaction. {@link #exitRead} ends
     * it.
     *
     * @throws SessionException if another thread is in a call, or no statement may run
     */
    public void enterRead() {
        confine();
        try {
            transaction.reading();
            reads++;
        } catch (SessionException refused) {
            exit();
            throw refused;
        }
    }

    /** Begins a call even if the session is closed. */
    public void confine() {
        Thread me = Thread.currentThread();
        Thread there = inside.get();
        if (there != me) {
            if (there != null || !inside.compareAndSet(null, me)) {
                throw new SessionException("this session is in use by thread "
                        + (there == null ? "another" : there.getName())
                        + ": a session belongs to one thread at a time; open one for each thread");
            }
            if (last != me) {
                last = me;
            }
        }
        depth++;
    }

    public void exit() {
        if (--depth == 0) {
            inside.set(null);
        }
    }

    public void exitRead() {
        reads--;
        if (--depth == 0) {
            inside.set(null);
        }
    }

    /** Called when an {@link Error} ends a call: the state of the connection is unknown then. Returns the error. */
    public Error stopped(Error error) {
        transaction.broken();
        return error;
    }

    /** Runs a call. */
    public <R extends @Nullable Object> R call(Supplier<R> work) {
        enter();
        try {
            return work.get();
        } catch (Error error) {
            throw stopped(error);
        } finally {
            exit();
        }
    }

    /** Runs a call that only reads. */
    public <R extends @Nullable Object> R read(Supplier<R> work) {
        enterRead();
        try {
            return work.get();
        } catch (Error error) {
            throw stopped(error);
        } finally {
            exitRead();
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
