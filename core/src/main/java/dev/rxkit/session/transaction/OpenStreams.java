package dev.rxkit.session.transaction;

import dev.rxkit.error.RxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The streams of a session that are being read. Not thread-safe. */
final class OpenStreams {

    private static final System.Logger LOG = System.getLogger("dev.rxkit");

    /** Rows that are being read while their statement is open. */
    interface OpenStream {
        /** Reads the rest of the rows into memory and ends the statement, so that no later write shows in them. */
        void hold();

        /** Ends the statement. Closing it twice has no effect. */
        void close();
    }

    private final boolean seeWrites;
    private @Nullable List<OpenStream> streams;

    /** @param seeWrites whether rows that are still being read show what the connection writes meanwhile */
    OpenStreams(boolean seeWrites) {
        this.seeWrites = seeWrites;
    }

    void add(OpenStream stream) {
        if (streams == null) {
            streams = new ArrayList<>();
        }
        streams.add(stream);
    }

    /** Removes a stream that has ended; returns whether it was the last one. */
    boolean remove(OpenStream stream) {
        return streams != null && streams.remove(stream) && streams.isEmpty();
    }

    /** Called before a write: reads the remaining rows of streams that would show it. */
    void hold() {
        if (seeWrites && streams != null) {
            List.copyOf(streams).forEach(OpenStream::hold);
        }
    }

    /** Ends those that are open, as their transaction does. */
    void close() {
        if (streams == null) {
            return;
        }
        for (OpenStream stream : List.copyOf(streams)) {
            try {
                stream.close();
            } catch (RxException failure) {
                LOG.log(System.Logger.Level.DEBUG, "a stream that had to end could not be closed", failure);
            }
        }
    }
}
