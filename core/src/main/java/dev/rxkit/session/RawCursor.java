package dev.rxkit.session;

import dev.rxkit.error.SessionException;
import java.util.Collections;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.result.ResultIterator;

/** Rows of raw SQL read one at a time, while their statement is open. For the session's thread. */
final class RawCursor<T> extends Spliterators.AbstractSpliterator<T> implements OpenStreams.OpenStream {

    private final Conversation conversation;
    private final RawSql sql;
    private final ResultIterator<T> rows;
    private boolean ended;
    private boolean closed;

    private RawCursor(Conversation conversation, RawSql sql, ResultIterator<T> rows) {
        super(Long.MAX_VALUE, Spliterator.ORDERED);
        this.conversation = conversation;
        this.sql = sql;
        this.rows = rows;
    }

    static <T> Stream<T> stream(Conversation conversation, RawSql sql, ResultIterator<T> rows) {
        RawCursor<T> cursor = new RawCursor<>(conversation, sql, rows);
        conversation.streams().opened(cursor);
        return StreamSupport.stream(cursor, false).onClose(cursor::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        if (ended) {
            return false;
        }
        List<T> row = conversation.reading(this::next);
        if (row.isEmpty()) {
            ended = true;
            close();
            return false;
        }
        action.accept(row.get(0));
        return true;
    }

    /** The next row, which may be null, or none. */
    private List<T> next() {
        if (closed) {
            throw new SessionException("this stream was closed before its end, by its try or with its transaction:"
                    + " read it inside its try, before commit() and rollback()");
        }
        try {
            return rows.hasNext() ? Collections.singletonList(rows.next()) : List.of();
        } catch (JdbiException failure) {
            throw sql.translated(failure);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            rows.close();
        } catch (JdbiException failure) {
            throw sql.translated(failure);
        } finally {
            conversation.streams().closed(this);
        }
    }
}
