package dev.rxkit.query;

import dev.rxkit.error.QueryException;
import dev.rxkit.internal.CallSite;
import dev.rxkit.query.tree.Predicate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a property can be compared with. Every method gives back what it was asked from: the statement after
 * {@code where(..)}, a {@link Condition} after {@code col(..)}. NULL in the database matches none but
 * {@link #isNull()}.
 *
 * @param <V> the property's type
 * @param <R> what comes back
 */
public final class Operators<V, R> {

    private final Prop<?, V> property;
    private final Function<Supplier<@Nullable Condition>, R> sink;
    private final boolean skipsNull;

    /**
     * @param sink makes the condition, which may fail, and takes it; null is none
     * @param skipsNull whether a null value means no condition
     */
    Operators(Prop<?, V> property, Function<Supplier<@Nullable Condition>, R> sink, boolean skipsNull) {
        this.property = property;
        this.sink = sink;
        this.skipsNull = skipsNull;
    }

    /** Equal to the value. */
    public R eq(@Nullable V value) {
        return compare("eq", "=", value);
    }

    /** Another value than this one, and a value. */
    public R ne(@Nullable V value) {
        return compare("ne", "<>", value);
    }

    /** Greater than the value. */
    public R gt(@Nullable V value) {
        return compare("gt", ">", value);
    }

    /** Greater than the value, or equal. */
    public R ge(@Nullable V value) {
        return compare("ge", ">=", value);
    }

    /** Less than the value. */
    public R lt(@Nullable V value) {
        return compare("lt", "<", value);
    }

    /** Less than the value, or equal. */
    public R le(@Nullable V value) {
        return compare("le", "<=", value);
    }

    /** From one value to another, both included; after {@code andIfPresent} a null one leaves that end open. */
    public R between(@Nullable V from, @Nullable V to) {
        if (skipsNull && from == null) {
            return le(to);
        }
        if (skipsNull && to == null) {
            return ge(from);
        }
        return sink.apply(() -> new Predicate.Between(property, given("between", from), given("between", to)));
    }

    /** One of the values; never true when there are none. */
    public R in(@Nullable Collection<? extends V> values) {
        return skipsNull && values == null
                ? none()
                : sink.apply(() -> new Predicate.In(property, all("in", values), true));
    }

    /** None of the values; always true when there are none. */
    public R notIn(@Nullable Collection<? extends V> values) {
        return skipsNull && values == null
                ? none()
                : sink.apply(() -> new Predicate.In(property, all("notIn", values), false));
    }

    /** One of the values. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final R in(V first, V... more) {
        return in(listed(first, more));
    }

    /** None of the values. */
    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final R notIn(V first, V... more) {
        return notIn(listed(first, more));
    }

    /** Matches a pattern: {@code %} is any text, {@code _} one character, {@code \} takes the next as it is. */
    public R like(@Nullable String pattern) {
        return pattern("like", pattern, "", "", false);
    }

    /** {@link #like} whatever the case of letters (SQLite: of ASCII letters). */
    public R ilike(@Nullable String pattern) {
        return pattern("ilike", pattern, "", "", true);
    }

    /** Holds the text, wildcards standing for themselves. */
    public R contains(@Nullable String text) {
        return pattern("contains", escaped(text), "%", "%", false);
    }

    /** Begins with the text, wildcards standing for themselves. */
    public R startsWith(@Nullable String text) {
        return pattern("startsWith", escaped(text), "", "%", false);
    }

    /** Ends with the text, wildcards standing for themselves. */
    public R endsWith(@Nullable String text) {
        return pattern("endsWith", escaped(text), "%", "", false);
    }

    /** Equal to another column: {@code where(Hero::name).eqCol(Hero::nickname)}. */
    public <E> R eqCol(Prop<E, V> other) {
        return column("=", other);
    }

    /** Another value than another column's. */
    public <E> R neCol(Prop<E, V> other) {
        return column("<>", other);
    }

    /** Greater than another column. */
    public <E> R gtCol(Prop<E, V> other) {
        return column(">", other);
    }

    /** Greater than another column, or equal. */
    public <E> R geCol(Prop<E, V> other) {
        return column(">=", other);
    }

    /** Less than another column. */
    public <E> R ltCol(Prop<E, V> other) {
        return column("<", other);
    }

    /** Less than another column, or equal. */
    public <E> R leCol(Prop<E, V> other) {
        return column("<=", other);
    }

    private <E> R column(String operator, Prop<E, V> other) {
        return sink.apply(() -> new Predicate.ColumnComparison(property, operator, other));
    }

    // The trailing parameters are never given: with them, in(null) means the collection.

    /** One of the values that a select of one column gives. */
    public R in(Subquery<? extends V> select, Subquery<?>... never) {
        return sink.apply(() -> new Predicate.SubqueryComparison(property, "IN", select));
    }

    /** None of the values that a select of one column gives; a NULL among them is no value. */
    public R notIn(Subquery<? extends V> select, Subquery<?>... never) {
        return sink.apply(() -> new Predicate.SubqueryComparison(property, "NOT IN", select));
    }

    /** Equal to the one value that a select gives. */
    public R eqSelect(Subquery<? extends V> select) {
        return sink.apply(() -> new Predicate.SubqueryComparison(property, "=", select));
    }

    /** Another value than the one that a select gives. */
    public R neSelect(Subquery<? extends V> select) {
        return sink.apply(() -> new Predicate.SubqueryComparison(property, "<>", select));
    }

    /** Greater than the one value that a select gives. */
    public R gtSelect(Subquery<? extends V> select) {
        return sink.apply(() -> new Predicate.SubqueryComparison(property, ">", select));
    }

    /** Greater than the one value that a select gives, or equal. */
    public R geSelect(Subquery<? extends V> select) {
        return sink.apply(() -> new Predicate.SubqueryComparison(property, ">=", select));
    }

    /** Less than the one value that a select gives. */
    public R ltSelect(Subquery<? extends V> select) {
        return sink.apply(() -> new Predicate.SubqueryComparison(property, "<", select));
    }

    /** Less than the one value that a select gives, or equal. */
    public R leSelect(Subquery<? extends V> select) {
        return sink.apply(() -> new Predicate.SubqueryComparison(property, "<=", select));
    }

    /** Has no value. */
    public R isNull() {
        return sink.apply(() -> new Predicate.IsNull(property, true));
    }

    /** Has a value. */
    public R isNotNull() {
        return sink.apply(() -> new Predicate.IsNull(property, false));
    }

    private R compare(String name, String operator, @Nullable V value) {
        return skipsNull && value == null
                ? none()
                : sink.apply(() -> new Predicate.Comparison(property, operator, given(name, value)));
    }

    private R pattern(String name, @Nullable String pattern, String before, String after, boolean ignoreCase) {
        return skipsNull && pattern == null
                ? none()
                : sink.apply(
                        () -> new Predicate.Like(property, name, before + given(name, pattern) + after, ignoreCase));
    }

    private R none() {
        return sink.apply(() -> null);
    }

    private static <A> List<A> listed(A first, A[] more) {
        List<A> all = new ArrayList<>(more.length + 1);
        all.add(first);
        all.addAll(Arrays.asList(more));
        return all;
    }

    private static @Nullable String escaped(@Nullable String text) {
        return text == null ? null : Predicate.Like.escaped(text);
    }

    private static <A> A given(String operator, @Nullable A value) {
        if (value == null) {
            String instead = operator.equals("ne") ? "isNotNull()" : "isNull()";
            throw new QueryException("at " + CallSite.here() + ": " + operator + "(null) matches no row in SQL: write "
                    + instead + ", or andIfPresent(..) to leave the condition out");
        }
        return value;
    }

    private static List<Object> all(String operator, @Nullable Collection<?> values) {
        List<Object> all = new ArrayList<>(given(operator, values));
        if (all.contains(null)) {
            throw new QueryException("at " + CallSite.here() + ": " + operator
                    + "(..) was given a null among its values: ask for it by isNull()");
        }
        return all;
    }
}
