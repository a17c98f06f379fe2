package dev.rxkit.session;

import dev.rxkit.query.text.SelectQuery;
import org.jspecify.annotations.Nullable;

/**
 * The columns chosen by {@code to(..)} of a select. Later changes of that select apply here too. Not thread-safe.
 *
 * @param <R> the type of a row; a row is null if its only column is NULL
 */
public final class Rows<R extends @Nullable Object> extends Query<R> {

    private final SelectQuery<R> query;

    Rows(Query<?> select, SelectQuery<R> query) {
        super(select.context(), select.mapping());
        select.used();
        this.query = query;
    }

    @Override
    SelectQuery<R> query() {
        return query;
    }
}
