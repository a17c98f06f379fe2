package dev.rxkit.session;

import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.Condition;
import dev.rxkit.query.Operators;
import dev.rxkit.query.Prop;
import dev.rxkit.query.Sql;
import dev.rxkit.query.text.SelectQuery;
import dev.rxkit.query.text.SelectText;
import dev.rxkit.query.text.StatementWords;
import dev.rxkit.session.execution.SessionContext;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The clauses of a select whose types do not depend on its tables.
 *
 * @param <T> the class the select is about
 * @param <S> the statement itself
 */
abstract sealed class SelectClauses<T, S extends SelectClauses<T, S>> extends Query<T>
        permits SelectProjections, WideColumns {

    private final TableMapping<T> root;
    private final SelectText text;
    private final SelectQuery<T> query;

    SelectClauses(SessionContext context, TableMapping<T> root, SelectText text) {
        super(context, root);
        this.root = root;
        this.text = text;
        query = text.rows(root);
    }

    final TableMapping<T> root() {
        return root;
    }

    final SelectText text() {
        return text;
    }

    @Override
    final SelectQuery<T> query() {
        return query;
    }

    abstract S self();

    /** Narrows by the property of that Java name, which is checked against the model. */
    public final Operators<Object, S> where(String property) {
        return narrow(Sql.named(property), false);
    }

    /** Narrows by conditions made with {@link Sql}, all of which must hold; null is none. */
    public final S where(@Nullable Condition first, @Nullable Condition... more) {
        narrow(() -> first);
        for (Condition condition : more) {
            narrow(() -> condition);
        }
        return self();
    }

    /** The same as {@link #where(String)}; it reads better from the second on. */
    public final Operators<Object, S> and(String property) {
        return where(property);
    }

    /** The same as {@link #where(Condition, Condition...)}. */
    public final S and(@Nullable Condition first, @Nullable Condition... more) {
        return where(first, more);
    }

    /** Narrows by the property of that Java name unless the value is null. */
    public final Operators<Object, S> whereIfPresent(String property) {
        return narrow(Sql.named(property), true);
    }

    /** The same as {@link #whereIfPresent(String)}. */
    public final Operators<Object, S> andIfPresent(String property) {
        return whereIfPresent(property);
    }

    /** Narrows the groups by conditions made with {@link Sql}: {@code having(col(count()).gt(3L))}. */
    public final S having(@Nullable Condition first, @Nullable Condition... more) {
        keep(() -> first);
        for (Condition condition : more) {
            keep(() -> condition);
        }
        return self();
    }

    /** Orders by the property of that Java name. */
    public final S orderBy(String property) {
        return orderedBy(Sql.named(property));
    }

    /** Equal rows only once. */
    public final S distinct() {
        text.distinct();
        return self();
    }

    /** At most so many rows. */
    public final S limit(long rows) {
        step(() -> text.limit(rows));
        return self();
    }

    /** Without so many rows at the start. */
    public final S offset(long rows) {
        step(() -> text.offset(rows));
        return self();
    }

    /** Only rows behind those of the slice or page whose cursor it is, in the same order; null for all. */
    public final S after(@Nullable String cursor) {
        text.after(cursor);
        return self();
    }

    /**
     * Nobody else writes the rows until this transaction ends, which begins here if there is none; waits for those who
     * hold them. SQLite holds the whole database.
     */
    public final S forUpdate() {
        step(() -> text.lock(false));
        return self();
    }

    /** {@link #forUpdate} without the rows that others hold. Not for SQLite, which locks no rows. */
    public final S skipLocked() {
        step(() -> text.lock(true));
        return self();
    }

    /** Selects the columns that a record or class names: {@code name}, or {@code teamName} of a joined class. */
    public final <R> Rows<R> to(Class<R> type) {
        return opened(() -> text.named(type));
    }

    @SuppressWarnings("unchecked") // the reader of a property gives its type
    final <A extends @Nullable Object> Rows<A> only(Prop<?, A> column) {
        return rows(List.of(column), values -> (A) values[0]);
    }

    final <R extends @Nullable Object> Rows<R> rows(
            List<? extends Prop<?, ?>> columns, Function<@Nullable Object[], R> make) {
        return opened(() -> text.columns(columns, make));
    }

    private <R extends @Nullable Object> Rows<R> opened(Supplier<SelectQuery<R>> columns) {
        return new Rows<>(this, made(columns));
    }

    final <V extends @Nullable Object> Operators<V, S> narrow(Prop<?, V> property, boolean skipsNull) {
        return StatementWords.get().operators(property, this::narrow, skipsNull);
    }

    private S narrow(Supplier<@Nullable Condition> condition) {
        step(() -> text.where(condition.get()));
        return self();
    }

    final <V extends @Nullable Object> Operators<V, S> keep(Prop<?, V> property) {
        return StatementWords.get().operators(property, this::keep, false);
    }

    private S keep(Supplier<@Nullable Condition> condition) {
        step(() -> text.having(condition.get()));
        return self();
    }

    final S orderedBy(Prop<?, ?>... properties) {
        for (Prop<?, ?> property : properties) {
            step(() -> text.orderBy(property));
        }
        return self();
    }

    final S groupedBy(Prop<?, ?>... properties) {
        for (Prop<?, ?> property : properties) {
            step(() -> text.groupBy(property));
        }
        return self();
    }
}
