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
 * A select over joined tables. Properties of every joined class may be named; with public fields as {@code (Hero h) ->
 * h.age}. Without {@code to(..)} its rows are the first class's, one for each match. A mutable builder that returns
 * itself. For one thread.
 *
 * @param <T> the class the select is about
 */
public final class Joined<T> extends JoinProjections<T> {

    Joined(SessionContext context, TableMapping<T> root, SelectText text) {
        super(context, root, text);
    }

    @Override
    Joined<T> self() {
        return this;
    }

    /** What the last join is made on: {@code on(Hero::teamId).eq(Team::id)}. A second one must hold too. */
    public <E, V extends @Nullable Object> Link<V, Joined<T>> on(Prop<E, V> property) {
        return StatementWords.get().link(property, this::on);
    }

    /** What the last join is made on. */
    public Joined<T> on(Condition condition) {
        step(() -> text().on(condition));
        return this;
    }

    /** Narrows by a property of any joined class. */
    public <E, V extends @Nullable Object> Operators<V, Joined<T>> where(Prop<E, V> property) {
        return narrow(property, false);
    }

    /** The same as {@link #where(Prop)}; it reads better from the second on. */
    public <E, V extends @Nullable Object> Operators<V, Joined<T>> and(Prop<E, V> property) {
        return where(property);
    }

    /** Narrows by a property unless the value is null. */
    public <E, V extends @Nullable Object> Operators<V, Joined<T>> whereIfPresent(Prop<E, V> property) {
        return narrow(property, true);
    }

    /** The same as {@link #whereIfPresent(Prop)}. */
    public <E, V extends @Nullable Object> Operators<V, Joined<T>> andIfPresent(Prop<E, V> property) {
        return whereIfPresent(property);
    }

    /** Orders by a property, {@code desc(..)} for descending; a second call adds to the first. */
    public <E, V extends @Nullable Object> Joined<T> orderBy(Prop<E, V> property) {
        return orderedBy(property);
    }

    /** Orders by two properties. */
    public <E, F, V extends @Nullable Object, W extends @Nullable Object> Joined<T> orderBy(
            Prop<E, V> first, Prop<F, W> second) {
        return orderedBy(first, second);
    }

    /** One row for each value of the property; {@code to(..)} says what of it. A second call adds to the first. */
    public <E, V extends @Nullable Object> Joined<T> groupBy(Prop<E, V> property) {
        return groupedBy(property);
    }

    /** One row for each pair of values. */
    public <E, F, V extends @Nullable Object, W extends @Nullable Object> Joined<T> groupBy(
            Prop<E, V> first, Prop<F, W> second) {
        return groupedBy(first, second);
    }

    /** Narrows the groups: {@code having(count(Hero::id)).gt(3L)}. */
    public <E, V extends @Nullable Object> Operators<V, Joined<T>> having(Prop<E, V> property) {
        return keep(property);
    }

    /** Selects one column. */
    public <E, A extends @Nullable Object> Rows<A> to(Prop<E, A> column) {
        return only(column);
    }

    /** Joins one more table: {@code on(..)} says how, else the one foreign key to those joined so far. */
    public Joined<T> join(Class<?> type) {
        return joined(type, null, false);
    }

    /** Joins one more table under a name of its own. */
    public Joined<T> join(Alias<?> alias) {
        return joined(alias.type(), alias.name(), false);
    }

    /** {@link #join(Class)} that keeps rows without a match; the joined side is null there. */
    public Joined<T> leftJoin(Class<?> type) {
        return joined(type, null, true);
    }

    /** {@link #join(Alias)} that keeps rows without a match. */
    public Joined<T> leftJoin(Alias<?> alias) {
        return joined(alias.type(), alias.name(), true);
    }

    private Joined<T> joined(Class<?> type, @Nullable String alias, boolean left) {
        step(() -> text().join(context().plan(type).mapping().type(), alias, left));
        return this;
    }
}
