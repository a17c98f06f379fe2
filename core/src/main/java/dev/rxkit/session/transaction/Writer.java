package dev.rxkit.session.transaction;

import dev.rxkit.internal.CallSite;

/** A session, handle or test transaction that writes or waits for its turn to write. */
public interface Writer {

    /** Returns whether this thread used it last: waiting for it would then be a deadlock. */
    boolean mine();

    /** Returns the source line that opened it. */
    CallSite opened();

    /** Returns what it is, for messages that name the line after it. */
    default String what() {
        return "the session opened";
    }
}
