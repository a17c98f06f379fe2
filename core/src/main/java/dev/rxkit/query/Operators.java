package dev.rxkit.query;

import dev.rxkit.error.QueryException;
import dev.rxkit.query.tree.Predicate;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The comparisons of a property. Each method returns what it was reached from: the statement after {@code where(..)},
 * a {@link Condition} after {@code col(..)}. As in SQL, NULL matches {@link #isNull()} only.
 *
 * <p>A null value is refused, but after {@code whereIfPresent(..)} and {@code andIfPresent(..)} it adds no condition.
 * Every method throws {@link QueryException} if the property, another column or a select does not fit the statement,
 * or a value is not of the property's type; after {@code col(..)}, the statement does.
 *
 * @param <V> the type of the property
 * @param <R> the type that is returned
 */
public final class Operators<V, R> {

    private final Prop<?, V> property;
    private final Function<Supplier<@Nullable Condition>, R> sink;
    private final boolean skipsNull;

    /**
     * @param sink evaluates the supplier, which may throw, and takes the condition; null is no condition
     * @param skipsNull whether a null value adds no condition
     */
    Operators(Prop<?, V> property, Function<Supplier<@Nullable Condition>, R> sink, boolean skipsNull) {
        this.property = property;
        this.sink = sink;
        this.skipsNull = skipsNull;
    }

    /**
     * Matches values equal to the given one.
     *
     * @throws QueryException if the value is null and not optional
     */
    public R eq(@Nullable V value) {
        return compare("eq", "=", value);
    }

    /**
     * Matches values other than the given one; NULL does not match.
     *
     * @throws QueryException if the value is null and not optional
     */
    public R ne(@Nullable V value) {
        return compare("ne", "<>", value);
    }

    /**
     * Matches values greater than the given one.
     *
     * @throws QueryException if the value is null and not optional
     */
    public R gt(@Nullable V value) {
        return compare("gt", ">", value);
    }

    /**
     * Matches values greater than or equal to the given one.
     *
     * @throws QueryException if the value is null and not optional
     */
    public R ge(@Nullable V value) {
        return compare("ge", ">=", value);
    }

    /**
     * Matches values less than the given one.
     *
     * @throws QueryException if the value is null and not optional
     */
    public R lt(@Nullable V value) {
        return compare("lt", "<", value);
    }

    /**
     * Matches values less than or equal to the given one.
     *
     * @throws QueryException if the value is null and not optional
     */
    public R le(@Nullable V value) {
        return compare("le", "<=", value);
    }

    /**
     * Matches values between the two, both included; after {@code andIfPresent(..)} a null leaves that end open.
     *
     * @throws QueryException if a value is null and not optional
     */
    public R between(@Nullable V from, @Nullable V to) {
        if (skipsNull && from == null) {
            return le(to);
        }
        if (skipsNull && to == null) {
            return ge(from);
        }
        return sink.apply(() -> new Predicate.Between(
                property, Arguments.required("between", from), Arguments.required("between", to)));
    }

    /**
     * Matches the given values; matches no row for an empty list.
     *
     * @throws QueryException if the collection is null and not optional, or holds a null
     */
    public R in(@Nullable Collection<? extends V> values) {
        return skipsNull && values == null
                ? none()
                : sink.apply(() -> new Predicate.In(property, Arguments.allRequired("in", values), true));
    }

    /**
     * Matches other values than the given ones; matches every row for an empty list.
     *
     * @throws QueryException if the collection is null and not optional, or holds a null
     */
    public R notIn(@Nullable Collection<? extends V> values) {
        return skipsNull && values == null
                ? none()
                : sink.apply(() -> new Predicate.In(property, Arguments.allRequired("notIn", values), false));
    }

    /**
     * Matches the given values.
     *
     * @throws QueryException if one of them is null
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // read only
    public final R in(V first, V... more) {
        return in(Arguments.list(first, more));
    }

    /**
     * Matches other values than the given ones.
     *
     * @throws QueryException if one of them is null
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // read only
    public final R notIn(V first, V... more) {
        return notIn(Arguments.list(first, more));
    }

    /**
     * Matches a pattern: {@code %} is any text, {@code _} one character, {@code \} escapes the next character.
     *
     * @throws QueryException if the pattern is null and not optional, or ends in a single {@code \}
     */
    public R like(@Nullable String pattern) {
        return pattern("like", pattern, "", "", false);
    }

    /**
     * As {@link #like}, but ignores case (SQLite: of ASCII letters only).
     *
     * @throws QueryException if the pattern is null and not optional, or ends in a single {@code \}
     */
    public R ilike(@Nullable String pattern) {
        return pattern("ilike", pattern, "", "", true);
    }

    /**
     * Matches texts that contain the given one, in which wildcards have no meaning.
     *
     * @throws QueryException if the text is null and not optional
     */
    public R contains(@Nullable String text) {
        return pattern("contains", Arguments.escaped(text), "%", "%", false);
    }

    /**
     * Matches texts that begin with the given one, in which wildcards have no meaning.
     *
     * @throws QueryException if the text is null and not optional
     */
    public R startsWith(@Nullable String text) {
        return pattern("startsWith", Arguments.escaped(text), "", "%", false);
    }

    /**
     * Matches texts that end with the given one, in which wildcards have no meaning.
     *
     * @throws QueryException if the text is null and not optional
     */
    public R endsWith(@Nullable String text) {
        return pattern("endsWith", Arguments.escaped(text), "%", "", false);
    }

    /** Matches where both columns are equal: {@code where(Hero::name).eqCol(Hero::nickname)}. */
    public <E> R eqCol(Prop<E, V> other) {
        return column("=", other);
    }

    /** Matches where the columns differ; NULL in either does not match. */
    public <E> R neCol(Prop<E, V> other) {
        return column("<>", other);
    }

    /** Matches values greater than those of the other column. */
    public <E> R gtCol(Prop<E, V> other) {
        return column(">", other);
    }

    /** Matches values greater than or equal to those of the other column. */
    public <E> R geCol(Prop<E, V> other) {
        return column(">=", other);
    }

    /** Matches values less than those of the other column. */
    public <E> R ltCol(Prop<E, V> other) {
        return column("<", other);
    }

    /** Matches values less than or equal to those of the other column. */
    public <E> R leCol(Prop<E, V> other) {
        return column("<=", other);
    }

    private <E> R column(String operator, Prop<E, V> other) {
        return sink.apply(() -> new Predicate.ColumnComparison(property, operator, other));
    }

    // The trailing parameters are not meant to be used: because of them, in(null) means the collection.

    /** Matches the values that a select of one column returns. */
    public R in(Subquery<? extends V> select, Subquery<?>... unused) {
        return sink.apply(() -> new Predicate.SubqueryComparison(property, "IN", select));
    }

    /** Matches other values than those that a select of one column returns; a NULL among them is ignored. */
    public R notIn(Subquery<? extends V> select, Subquery<?>... unused) {
        return sink.apply(() -> new Predicate.SubqueryComparison(property, "NOT IN", select));
    }

    /** Matches values equal to the only value that a select returns. */
    public R eqSelect(Subquery<? extends V> select) {
        return sink.apply(() -> new Predicate.SubqueryComparison(property, "=", select));
    }

    /** Matches values other than the only value that a select returns. */
    public R neSelect(Subquery<? extends V> select) {
        return sink.apply(() -> new Predicate.SubqueryComparison(property, "<>", select));
    }

    /** Matches values greater than the only value that a select returns. */
    public R gtSelect(Subquery<? extends V> select) {
        return sink.apply(() -> new Predicate.SubqueryComparison(property, ">", select));
    }

    /** Matches values greater than or equal to the only value that a select returns. */
    public R geSelect(Subquery<? extends V> select) {
        return sink.apply(() -> new Predicate.SubqueryComparison(property, ">=", select));
    }

    /** Matches values less than the only value that a select returns. */
    public R ltSelect(Subquery<? extends V> select) {
        return sink.apply(() -> new Predicate.SubqueryComparison(property, "<", select));
    }

    /** Matches values less than or equal to the only value that a select returns. */
    public R leSelect(Subquery<? extends V> select) {
        return sink.apply(() -> new Predicate.SubqueryComparison(property, "<=", select));
    }

    /** Matches NULL. */
    public R isNull() {
        return sink.apply(() -> new Predicate.IsNull(property, true));
    }

    /** Matches every value but NULL. */
    public R isNotNull() {
        return sink.apply(() -> new Predicate.IsNull(property, false));
    }

    private R compare(String name, String operator, @Nullable V value) {
        return skipsNull && value == null
                ? none()
                : sink.apply(() -> new Predicate.Comparison(property, operator, Arguments.required(name, value)));
    }

    private R pattern(String name, @Nullable String pattern, String before, String after, boolean ignoreCase) {
        return skipsNull && pattern == null
                ? none()
                : sink.apply(() -> new Predicate.Like(
                        property, name, before + Arguments.required(name, pattern) + after, ignoreCase));
    }

    private R none() {
        return sink.apply(() -> null);
    }
}
