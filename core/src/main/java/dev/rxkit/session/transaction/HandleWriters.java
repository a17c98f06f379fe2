package dev.rxkit.session.transaction;

import dev.rxkit.internal.CallSite;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jdbi.v3.core.transaction.TransactionHandler;

/** The turns to write of Jdbi handles that belong to no session. Thread-safe. */
final class HandleWriters {

    private final WriterSlot slot;
    private final Map<Handle, Writer> writers = new ConcurrentHashMap<>();

    HandleWriters(WriterSlot slot) {
        this.slot = slot;
    }

    private record ThreadWriter(Thread thread, CallSite opened) implements Writer {
        @Override
        public boolean mine() {
            return thread == Thread.currentThread();
        }
    }

    void begin(Handle handle, TransactionHandler others) {
        if (!slot.needed() || others.isInTransaction(handle)) {
            others.begin(handle);
            return;
        }
        Writer writer = new ThreadWriter(Thread.currentThread(), CallSite.here());
        try {
            slot.beginBy(writer, handle.getConnection(), () -> begin(others, handle));
        } catch (SQLException failure) {
            throw new TransactionException("the transaction could not begin: " + failure.getMessage(), failure);
        }
        writers.put(handle, writer);
    }

    void left(Handle handle) {
        Writer writer = writers.remove(handle);
        if (writer != null) {
            slot.left(writer);
        }
    }

    void lost() {
        writers.values().forEach(slot::left);
    }

    private static void begin(TransactionHandler others, Handle handle) throws SQLException {
        try {
            others.begin(handle);
        } catch (TransactionException failure) {
            if (failure.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw failure;
        }
    }
}
