package dev.rxkit.session;

import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.BoundSql;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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
    private final PreparedStatement statement;
    private final ResultSet rows;
    private boolean closed;

    private Cursor(Conversation conversation, TableMapping<T> mapping, PreparedStatement statement, ResultSet rows) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.conversation = conversation;
        this.mapping = mapping;
        this.statement = statement;
        this.rows = rows;
        conversation.opened(this);
    }

    static <T> Cursor<T> open(Conversation conversation, BoundSql sql, TableMapping<T> mapping) {
        Lane lane = conversation.lane();
        long start = lane.echo().start();
        try {
            PreparedStatement statement = lane.prepare(sql.text());
            try {
                sql.bind(statement);
                ResultSet rows = statement.executeQuery();
                lane.echo().done(start, sql.text(), sql);
                return new Cursor<>(conversation, mapping, statement, rows);
            } catch (SQLException | RuntimeException failure) {
                statement.close();
                throw failure;
            }
        } catch (SQLException failure) {
            throw lane.failure(failure, mapping);
        }
    }

    Stream<T> stream() {
        return StreamSupport.stream(this, false).onClose(this::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        if (closed) {
            return false;
        }
        T row = conversation.reading(this::next);
        if (row == null) {
            close();
            return false;
        }
        action.accept(row);
        return true;
    }

    private @org.jspecify.annotations.Nullable T next() {
        try {
            return rows.next() ? mapping.read(rows, 1) : null;
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
            statement.close();
        } catch (SQLException failure) {
            throw conversation.lane().failure(failure, mapping);
        }
    }
}
