package dev.rxkit.session;

import dev.rxkit.query.text.SelectQuery;
import org.jspecify.annotations.Nullable;

/**
 * Columns of a select, made into what {@code to(..)} was given. It follows later changes of that select. For one
 * thread.
 *
 * @param <R> what a row becomes; null where the only column is NULL
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
