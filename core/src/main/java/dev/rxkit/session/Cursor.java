package dev.rxkit.session;

import dev.rxkit.error.SessionException;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.BoundSql;
import java.sql.SQLException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Rows read one at a time, while their statement is open. For the session's thread. */
final class Cursor<T> extends Spliterators.AbstractSpliterator<T> {

    private final Conversation conversation;
    private final TableMapping<T> mapping;
    private final Lane.Opened opened;
    private boolean ended;
    private boolean closed;

    private Cursor(Conversation conversation, TableMapping<T> mapping, Lane.Opened opened) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.conversation = conversation;
        this.mapping = mapping;
        this.opened = opened;
        conversation.opened(this);
    }

    static <T> Cursor<T> open(Conversation conversation, BoundSql sql, TableMapping<T> mapping) {
        return new Cursor<>(conversation, mapping, conversation.lane().open(sql.text(), sql, mapping));
    }

    Stream<T> stream() {
        return StreamSupport.stream(this, false).onClose(this::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        if (ended) {
            return false;
        }
        T row = conversation.reading(this::next);
        if (row == null) {
            ended = true;
            close();
            return false;
        }
        action.accept(row);
        return true;
    }

    private @org.jspecify.annotations.Nullable T next() {
        if (closed) {
            throw new SessionException("this stream was closed before its end: read it inside its try");
        }
        try {
            return opened.rows().next() ? mapping.read(opened.rows(), 1) : null;
        } catch (SQLException failure) {
            throw conversation.lane().failure(failure, mapping);
        }
    }

    void close() {
        if (closed) {
            return;
        }
        closed = true;
        conversation.closed(this);
        try {
            opened.close();
        } catch (SQLException failure) {
            throw conversation.lane().failure(failure, mapping);
        }
    }
}
