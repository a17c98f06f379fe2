package dev.rxkit.session;

import dev.rxkit.query.Alias;
import dev.rxkit.query.Operators;
import dev.rxkit.query.Prop;
import dev.rxkit.query.text.SelectText;
import dev.rxkit.session.execution.SessionContext;
import dev.rxkit.session.write.TablePlan;
import org.jspecify.annotations.Nullable;

/**
 * A select of the rows of one class. Each method changes this object and returns it; conditions are joined by AND.
 *
 * <pre>{@code
 * List<Hero> heroes = session.select(Hero.class)
 *         .where(Hero::age).ge(18)
 *         .and(Hero::name).startsWith("A")
 *         .orderBy(desc(Hero::age))
 *         .limit(10)
 *         .list();
 * }</pre>
 *
 * <p>Each method throws {@link dev.rxkit.error.QueryException} if a property, a value or another table does not fit
 * the statement. The methods that run it are those of {@link Query}. Not thread-safe.
 *
 * @param <T> the class
 */
public final class Select<T> extends SelectProjections<T> {

    Select(SessionContext context, TablePlan<T> plan) {
        super(context, plan.mapping(), new SelectText(plan.sql(), context.mappings()));
    }

    @Override
    Select<T> self() {
        return this;
    }

    /** Adds a condition on a property: {@code where(Hero::age).ge(35)}. */
    public <V extends @Nullable Object> Operators<V, Select<T>> where(Prop<T, V> property) {
        return narrow(property, false);
    }

    /** Same as {@link #where(Prop)}, for the second and later conditions. */
    public <V extends @Nullable Object> Operators<V, Select<T>> and(Prop<T, V> property) {
        return where(property);
    }

    /** Adds a condition on a property; without effect if the value of the condition is null. */
    public <V extends @Nullable Object> Operators<V, Select<T>> whereIfPresent(Prop<T, V> property) {
        return narrow(property, true);
    }

    /** The same as {@link #whereIfPresent(Prop)}. */
    public <V extends @Nullable Object> Operators<V, Select<T>> andIfPresent(Prop<T, V> property) {
        return whereIfPresent(property);
    }

    /** Orders by properties, or in descending order by {@code desc(..)}. A second call adds to the first. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final Select<T> orderBy(Prop<T, ?>... properties) {
        return orderedBy(properties);
    }

    /**
     * Groups by properties; {@code to(..)} selects the columns of each group. A second call adds to the first.
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final Select<T> groupBy(Prop<T, ?>... properties) {
        return groupedBy(properties);
    }

    /** Adds a condition on the groups: {@code having(count()).gt(3L)}. */
    public <V extends @Nullable Object> Operators<V, Select<T>> having(Prop<T, V> property) {
        return keep(property);
    }

    /** Selects one column. */
    public <A extends @Nullable Object> Rows<A> to(Prop<T, A> column) {
        return only(column);
    }

    /** Joins a table, by {@code on(..)} or else by the only foreign key between the two. Omits rows without a match. */
    public Joined<T> join(Class<?> type) {
        return joined(type, null, false);
    }

    /** Joins a table under an alias. */
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
        Joined<T> joined = new Joined<>(context(), root(), text());
        used();
        return joined;
    }
}
