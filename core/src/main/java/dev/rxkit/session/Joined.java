package dev.rxkit.session;

import dev.rxkit.mapping.TableMapping;
import dev.rxkit.query.Alias;
import dev.rxkit.query.Condition;
import dev.rxkit.query.Link;
import dev.rxkit.query.Operators;
import dev.rxkit.query.Prop;
import dev.rxkit.query.text.SelectText;
import dev.rxkit.query.text.StatementWords;
import dev.rxkit.session.execution.SessionContext;
import org.jspecify.annotations.Nullable;

/**
 * A select over joined tables. Its clauses accept properties of every joined class; a public field is written as
 * {@code (Hero h) -> h.age}. Without {@code to(..)} it returns a row of the first class for each match. Each method
 * changes this object and returns it.
 *
 * <p>Each method throws {@link dev.rxkit.error.QueryException} if a property, a value or another table does not fit
 * the statement. The methods that run it are those of {@link Query}. Not thread-safe.
 *
 * @param <T> the class of the first table
 */
public final class Joined<T> extends JoinProjections<T> {

    Joined(SessionContext context, TableMapping<T> root, SelectText text) {
        super(context, root, text);
    }

    @Override
    Joined<T> self() {
        return this;
    }

    /** Adds a join condition to the last join: {@code on(Hero::teamId).eq(Team::id)}. Conditions are joined by AND. */
    public <E, V extends @Nullable Object> Link<V, Joined<T>> on(Prop<E, V> property) {
        return StatementWords.get().link(property, this::on);
    }

    /** Adds a join condition made with {@link dev.rxkit.query.Sql} to the last join. */
    public Joined<T> on(Condition condition) {
        step(() -> text().on(condition));
        return this;
    }

    /** Adds a condition on a property of any joined class. */
    public <E, V extends @Nullable Object> Operators<V, Joined<T>> where(Prop<E, V> property) {
        return narrow(property, false);
    }

    /** Same as {@link #where(Prop)}, for the second and later conditions. */
    public <E, V extends @Nullable Object> Operators<V, Joined<T>> and(Prop<E, V> property) {
        return where(property);
    }

    /** Adds a condition on a property; without effect if the value of the condition is null. */
    public <E, V extends @Nullable Object> Operators<V, Joined<T>> whereIfPresent(Prop<E, V> property) {
        return narrow(property, true);
    }

    /** The same as {@link #whereIfPresent(Prop)}. */
    public <E, V extends @Nullable Object> Operators<V, Joined<T>> andIfPresent(Prop<E, V> property) {
        return whereIfPresent(property);
    }

    /** Orders by a property, or in descending order by {@code desc(..)}. A second call adds to the first. */
    public <E, V extends @Nullable Object> Joined<T> orderBy(Prop<E, V> property) {
        return orderedBy(property);
    }

    /** Orders by two properties. */
    public <E, F, V extends @Nullable Object, W extends @Nullable Object> Joined<T> orderBy(
            Prop<E, V> first, Prop<F, W> second) {
        return orderedBy(first, second);
    }

    /** Groups by a property; {@code to(..)} selects the columns of each group. A second call adds to the first. */
    public <E, V extends @Nullable Object> Joined<T> groupBy(Prop<E, V> property) {
        return groupedBy(property);
    }

    /** Groups by two properties. */
    public <E, F, V extends @Nullable Object, W extends @Nullable Object> Joined<T> groupBy(
            Prop<E, V> first, Prop<F, W> second) {
        return groupedBy(first, second);
    }

    /** Adds a condition on the groups: {@code having(count(Hero::id)).gt(3L)}. */
    public <E, V extends @Nullable Object> Operators<V, Joined<T>> having(Prop<E, V> property) {
        return keep(property);
    }

    /** Selects one column. */
    public <E, A extends @Nullable Object> Rows<A> to(Prop<E, A> column) {
        return only(column);
    }

    /** Joins a further table, by {@code on(..)} or else by the only foreign key between it and the tables before it. */
    public Joined<T> join(Class<?> type) {
        return joined(type, null, false);
    }

    /** Joins a further table under an alias. */
    public Joined<T> join(Alias<?> alias) {
        return joined(alias.type(), alias.name(), false);
    }

    /** Same as {@link #join(Class)}, but keeps rows without a match, with null for the joined table. */
    public Joined<T> leftJoin(Class<?> type) {
        return joined(type, null, true);
    }

    /** Same as {@link #join(Alias)}, but keeps rows without a match, with null for the joined table. */
    public Joined<T> leftJoin(Alias<?> alias) {
        return joined(alias.type(), alias.name(), true);
    }

    private Joined<T> joined(Class<?> type, @Nullable String alias, boolean left) {
        step(() -> text().join(context().plan(type).mapping().type(), alias, left));
        return this;
    }
}
