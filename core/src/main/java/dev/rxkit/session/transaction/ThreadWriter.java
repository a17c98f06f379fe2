package dev.rxkit.session.transaction;

import dev.rxkit.internal.CallSite;

/**
 * A writer that belongs to the thread that made it.
 *
 * @param what what it is, for messages
 */
record ThreadWriter(Thread thread, CallSite opened, String what) implements Writer {

    static ThreadWriter here(String what) {
        return new ThreadWriter(Thread.currentThread(), CallSite.here(), what);
    }

    @Override
    public boolean mine() {
        return thread == Thread.currentThread();
    }
}
