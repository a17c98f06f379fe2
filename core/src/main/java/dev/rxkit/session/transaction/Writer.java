package dev.rxkit.session.transaction;

import dev.rxkit.internal.CallSite;

/** One that writes, or waits for its turn to. */
public interface Writer {

    /** Whether this thread used it last, so that waiting for it would be waiting for itself. */
    boolean mine();

    /** The line that opened it. */
    CallSite opened();
}
