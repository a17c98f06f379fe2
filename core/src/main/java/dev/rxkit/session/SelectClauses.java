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
 * @param <T> the class of the first table
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

    /**
     * Adds a condition on the property of that Java name.
     *
     * @throws dev.rxkit.error.QueryException if the class has no such property
     */
    public final Operators<Object, S> where(String property) {
        return narrow(Sql.named(property), false);
    }

    /** Adds conditions made with {@link Sql}, all of which must hold. A null condition is ignored. */
    public final S where(@Nullable Condition first, @Nullable Condition... more) {
        narrow(() -> first);
        for (Condition condition : more) {
            narrow(() -> condition);
        }
        return self();
    }

    /** Same as {@link #where(String)}, for the second and later conditions. */
    public final Operators<Object, S> and(String property) {
        return where(property);
    }

    /** The same as {@link #where(Condition, Condition...)}. */
    public final S and(@Nullable Condition first, @Nullable Condition... more) {
        return where(first, more);
    }

    /** Adds a condition on the property of that Java name; without effect if the value of the condition is null. */
    public final Operators<Object, S> whereIfPresent(String property) {
        return narrow(Sql.named(property), true);
    }

    /** The same as {@link #whereIfPresent(String)}. */
    public final Operators<Object, S> andIfPresent(String property) {
        return whereIfPresent(property);
    }

    /** Adds conditions on the groups, made with {@link Sql}: {@code having(col(count()).gt(3L))}. */
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

    /** Removes duplicate rows. */
    public final S distinct() {
        text.distinct();
        return self();
    }

    /** Limits the number of rows. */
    public final S limit(long rows) {
        step(() -> text.limit(rows));
        return self();
    }

    /** Skips that many rows at the start. */
    public final S offset(long rows) {
        step(() -> text.offset(rows));
        return self();
    }

    /**
     * Selects only rows after the slice or page that has this cursor. The order must be the same; null starts at the
     * first row.
     */
    public final S after(@Nullable String cursor) {
        text.after(cursor);
        return self();
    }

    /**
     * Locks the rows against writes by other sessions until the transaction ends, and waits for rows that are locked.
     * Begins a transaction if the session is not in one. SQLite locks the whole database.
     */
    public final S forUpdate() {
        step(() -> text.lock(false));
        return self();
    }

    /** Same as {@link #forUpdate}, but skips rows that are locked. Not supported on SQLite, which locks no rows. */
    public final S skipLocked() {
        step(() -> text.lock(true));
        return self();
    }

    /**
     * Selects the columns named by the properties of a record or class: {@code name}, or {@code teamName} of a joined
     * class.
     */
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
        try {
            text.where(condition.get());
        } catch (RuntimeException failure) {
            throw refused(failure);
        }
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
