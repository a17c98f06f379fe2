package dev.rxkit.session;

import dev.rxkit.error.SessionException;
import dev.rxkit.mapping.RowReader;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.BoundSql;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Rows read one at a time, while their statement is open. For the session's thread. */
final class Cursor<T extends @Nullable Object> extends Spliterators.AbstractSpliterator<T>
        implements OpenStreams.OpenStream {

    private final Conversation conversation;
    private final TableMapping<?> about;
    private final RowReader<T> reader;
    private final Lane.Opened opened;
    private boolean ended;
    private boolean closed;

    private Cursor(Conversation conversation, TableMapping<?> about, RowReader<T> reader, Lane.Opened opened) {
        super(Long.MAX_VALUE, Spliterator.ORDERED);
        this.conversation = conversation;
        this.about = about;
        this.reader = reader;
        this.opened = opened;
        conversation.streams().opened(this);
    }

    static <T extends @Nullable Object> Cursor<T> open(
            Conversation conversation, BoundSql sql, TableMapping<?> about, RowReader<T> reader) {
        return new Cursor<>(
                conversation,
                about,
                reader,
                conversation
                        .lane()
                        .open(
                                sql.text(),
                                sql,
                                about,
                                conversation.sessions().dialect().streamedRows()));
    }

    Stream<T> stream() {
        return StreamSupport.stream(this, false).onClose(this::close);
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
            return opened.rows().next() ? Collections.singletonList(reader.read(opened.rows())) : List.of();
        } catch (SQLException failure) {
            throw conversation.lane().failure(failure, about);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            opened.close();
        } catch (SQLException failure) {
            throw conversation.lane().failure(failure, about);
        } finally {
            conversation.streams().closed(this);
        }
    }
}
