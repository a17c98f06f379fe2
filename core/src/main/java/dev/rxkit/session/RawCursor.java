package dev.rxkit.session;

import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.result.ResultIterator;

/** Rows of raw SQL read one at a time, while their statement is open. For the session's thread. */
final class RawCursor<T> extends Spliterators.AbstractSpliterator<T> {

    private final Conversation conversation;
    private final RawSql sql;
    private final ResultIterator<T> rows;

    private RawCursor(Conversation conversation, RawSql sql, ResultIterator<T> rows) {
        super(Long.MAX_VALUE, Spliterator.ORDERED);
        this.conversation = conversation;
        this.sql = sql;
        this.rows = rows;
    }

    static <T> Stream<T> stream(Conversation conversation, RawSql sql, ResultIterator<T> rows) {
        return StreamSupport.stream(new RawCursor<>(conversation, sql, rows), false)
                .onClose(rows::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
        conversation.enter();
        try {
            conversation.transaction().reading();
            if (!rows.hasNext()) {
                return false;
            }
            action.accept(rows.next());
            return true;
        } catch (JdbiException failure) {
            throw sql.translated(failure);
        } finally {
            conversation.exit();
        }
    }
}
