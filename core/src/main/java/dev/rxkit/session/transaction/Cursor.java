package dev.rxkit.session.transaction;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.RxException;
import dev.rxkit.error.SessionException;
import dev.rxkit.mapping.RowReader;
import dev.rxkit.session.statement.OpenRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** The rows of a stream, read one at a time while their statement is open. Used by the session's thread only. */
public final class Cursor<T extends @Nullable Object> extends Spliterators.AbstractSpliterator<T>
        implements OpenStreams.OpenStream {

    private final SessionCalls calls;
    private final Dialect dialect;
    private final OpenRows opened;
    private final RowReader<T> reader;
    private final Function<Exception, RxException> failures;
    private final @Nullable FetchSize fetchSize;
    private @Nullable Deque<List<T>> held;
    private @Nullable RuntimeException heldFailure;
    private boolean atEnd;
    private boolean closed;

    private Cursor(
            SessionCalls calls,
            Dialect dialect,
            OpenRows opened,
            RowReader<T> reader,
            Function<Exception, RxException> failures) {
        super(Long.MAX_VALUE, Spliterator.ORDERED);
        this.calls = calls;
        this.dialect = dialect;
        this.opened = opened;
        this.reader = reader;
        this.failures = failures;
        fetchSize = dialect.portionsAreAsked() ? new FetchSize(dialect.streamedRows()) : null;
        calls.transaction().opened(this);
    }

    /**
     * Returns a stream of the rows of a statement that was run; closing it ends the statement.
     *
     * @param failures translates an {@link SQLException} or {@link JdbiException} of a read
     */
    public static <T extends @Nullable Object> Stream<T> stream(
            SessionCalls calls,
            Dialect dialect,
            OpenRows opened,
            RowReader<T> reader,
            Function<Exception, RxException> failures) {
        Cursor<T> cursor = new Cursor<>(calls, dialect, opened, reader, failures);
        return StreamSupport.stream(cursor, false).onClose(cursor::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        if (atEnd && closed) {
            return false;
        }
        List<T> row = calls.read(this::next);
        if (row.isEmpty()) {
            close();
            return false;
        }
        action.accept(row.get(0));
        return true;
    }

    /** Returns the next row, which may be null, or nothing after the last row. */
    private List<T> next() {
        if (closed) {
            throw new SessionException("this stream was closed before its end, by its try or with its transaction:"
                    + " read it inside its try, before commit() and rollback()");
        }
        if (held == null) {
            return read();
        }
        List<T> row = held.poll();
        if (row == null && heldFailure != null) {
            throw heldFailure;
        }
        return row == null ? List.of() : row;
    }

    private List<T> read() {
        try {
            if (opened.rows().next()) {
                List<T> row = Collections.singletonList(reader.read(opened.rows()));
                if (fetchSize != null) {
                    fetchSize.read(opened.rows());
                }
                return row;
            }
            atEnd = true;
            return List.of();
        } catch (SQLException | JdbiException failure) {
            throw failures.apply(failure);
        }
    }

    /**
     * Reads the remaining rows into memory and ends the statement. If a row cannot be read, the stream fails when it
     * reaches that row, not this call.
     */
    @Override
    public void hold() {
        if (closed || held != null) {
            return;
        }
        Deque<List<T>> rest = new ArrayDeque<>();
        try {
            for (List<T> row = read(); !row.isEmpty(); row = read()) {
                rest.add(row);
            }
        } catch (RuntimeException failure) {
            heldFailure = failure;
        }
        held = rest;
        end();
    }

    /** Ends the statement. After an error the state of the connection is not known, so the transaction is broken. */
    private void end() {
        try {
            endRows();
        } catch (Error stopped) {
            calls.transaction().broken();
            throw stopped;
        }
    }

    private void endRows() {
        try {
            ResultSet rows = opened.rows();
            if (!atEnd) {
                dialect.leave(rows);
            }
            rows.close();
        } catch (SQLException failure) {
            throw failures.apply(failure);
        } finally {
            endStatement();
        }
    }

    private void endStatement() {
        try {
            opened.close();
        } catch (SQLException | JdbiException failure) {
            throw failures.apply(failure);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (held == null) {
                end();
            }
        } finally {
            held = null;
            calls.transaction().closed(this);
        }
    }
}
