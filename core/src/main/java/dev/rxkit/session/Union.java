package dev.rxkit.session;

import dev.rxkit.query.Prop;
import dev.rxkit.query.text.SelectQuery;
import dev.rxkit.query.text.UnionQuery;
import org.jspecify.annotations.Nullable;

/**
 * A union of selects. Each method changes this object and returns it. Each method throws
 * {@link dev.rxkit.error.QueryException} if its argument does not fit the union. Not thread-safe.
 *
 * @param <R> the type of a row
 */
public final class Union<R extends @Nullable Object> extends Query<R> {

    private final UnionQuery<R> query;

    Union(Query<R> first, UnionQuery<R> query) {
        super(first.context(), first.mapping());
        first.used();
        this.query = query;
    }

    @Override
    SelectQuery<R> query() {
        return query;
    }

    /** Adds the rows of a further select and removes duplicates. */
    @Override
    public Union<R> union(Query<R> other) {
        return add(other, false);
    }

    /** Adds all rows of a further select. */
    @Override
    public Union<R> unionAll(Query<R> other) {
        return add(other, true);
    }

    private Union<R> add(Query<R> other, boolean all) {
        step(() -> query.add(other.run(), all));
        return this;
    }

    /** Orders by a property that the first select returns. A second call adds to the first. */
    public <E, V extends @Nullable Object> Union<R> orderBy(Prop<E, V> property) {
        step(() -> query.orderBy(property));
        return this;
    }

    /** Limits the number of rows. */
    public Union<R> limit(long rows) {
        step(() -> query.limit(rows));
        return this;
    }

    /** Skips that many rows at the start. */
    public Union<R> offset(long rows) {
        step(() -> query.offset(rows));
        return this;
    }
}
