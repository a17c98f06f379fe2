package dev.rxkit.query;

import dev.rxkit.error.QueryException;
import dev.rxkit.query.text.StatementWords;
import dev.rxkit.query.tree.Expression;
import dev.rxkit.query.tree.Predicate;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The functions of the query language, meant for {@code import static}. What they return is immutable and checked by
 * the statement that takes it, which throws {@link QueryException} for a property that is null or of no table of the
 * statement.
 *
 * <pre>{@code
 * session.select(Hero.class).where(anyOf(col(Hero::age).lt(10), col(Hero::name).startsWith("A"))).list();
 * }</pre>
 */
public final class Sql {

    static {
        StatementWords.setInstance(new Words());
    }

    private Sql() {}

    /** Gives {@code query.text} and {@code session} the constructors of this package. */
    private static final class Words extends StatementWords {
        @Override
        public <V extends @Nullable Object, R> Operators<V, R> operators(
                Prop<?, V> property, Function<Supplier<@Nullable Condition>, R> sink, boolean skipsNull) {
            return new Operators<>(property, sink, skipsNull);
        }

        @Override
        public <V extends @Nullable Object, R> Link<V, R> link(Prop<?, V> left, Function<Condition, R> sink) {
            return new Link<>(left, sink);
        }

        @Override
        public <V extends @Nullable Object, R> Setter<V, R> setter(
                Function<@Nullable Object, R> value, Function<Prop<?, ?>, R> column) {
            return new Setter<>(value, column);
        }
    }

    /** Begins a condition on a property: {@code col(Hero::age).lt(10)}, {@code col((Hero h) -> h.age).lt(10)}. */
    public static <T, V extends @Nullable Object> Operators<V, Condition> col(Prop<T, V> property) {
        return new Operators<>(property, Supplier::get, false);
    }

    /** Begins a condition on the property of that Java name. */
    public static Operators<Object, Condition> col(String property) {
        return new Operators<>(new Expression.NamedProperty<>(property), Supplier::get, false);
    }

    /** Returns an {@code Optional} property as one of the type inside: {@code where(opt(User::nickname)).eq("Al")}. */
    public static <T, V> Prop<T, V> opt(Prop<T, Optional<V>> property) {
        return new Expression.UnwrappedOptional<>(property);
    }

    /** Returns the property of that Java name, such as {@code name}, {@code Team.name} or {@code alias.name}. */
    public static <T> Prop<T, Object> named(String property) {
        return new Expression.NamedProperty<>(property);
    }

    /**
     * Returns a condition that is true where one of the conditions is; false for an empty list.
     *
     * @throws QueryException if one of them is null
     */
    public static Condition anyOf(Condition... conditions) {
        return new Predicate.Junction(true, Arguments.conditions("anyOf", conditions));
    }

    /**
     * Returns a condition that is true where all of the conditions are; true for an empty list.
     *
     * @throws QueryException if one of them is null
     */
    public static Condition allOf(Condition... conditions) {
        return new Predicate.Junction(false, Arguments.conditions("allOf", conditions));
    }

    /**
     * Returns the opposite of a condition. As in SQL, a comparison with NULL matches neither way.
     *
     * @throws QueryException if the condition is null
     */
    public static Condition not(Condition condition) {
        return new Predicate.Negation(Arguments.conditions("not", condition).get(0));
    }

    /**
     * Returns a condition that is true where the select has a row; it may use this statement's row by {@link #outer}.
     */
    public static Condition exists(Subquery<?> select) {
        return new Predicate.Exists(select);
    }

    /** Returns, for a select inside another statement, a property of the enclosing statement. */
    public static <T, V extends @Nullable Object> Prop<T, V> outer(Prop<T, V> property) {
        return new Expression.CorrelatedProperty<>(property);
    }

    /**
     * Returns a second name for a table, to join it with itself or twice.
     *
     * @throws QueryException if the name is blank
     */
    public static <E> Alias<E> alias(Class<E> type, String name) {
        return new Alias<>(type, name);
    }

    /** Returns the whole row of a joined table, for {@code to(..)}; it is null where a left join finds no row. */
    public static <E> Prop<E, @Nullable E> row(Class<E> type) {
        return new Expression.WholeRow<>(type, null);
    }

    /** Returns the property in ascending order, which is the default. */
    public static <T, V extends @Nullable Object> Prop<T, V> asc(Prop<T, V> property) {
        return new Expression.Sorted<>(property, false, null);
    }

    /** Returns the property of that Java name in ascending order. */
    public static <T> Prop<T, Object> asc(String property) {
        return new Expression.Sorted<>(new Expression.NamedProperty<>(property), false, null);
    }

    /** Returns the property in descending order. */
    public static <T, V extends @Nullable Object> Prop<T, V> desc(Prop<T, V> property) {
        return new Expression.Sorted<>(property, true, null);
    }

    /** Returns the property of that Java name in descending order. */
    public static <T> Prop<T, Object> desc(String property) {
        return new Expression.Sorted<>(new Expression.NamedProperty<>(property), true, null);
    }

    /** Returns the property with NULL ordered first; without it, databases differ. */
    public static <T, V extends @Nullable Object> Prop<T, V> nullsFirst(Prop<T, V> property) {
        Expression.Sorted<?, ?> sorted = Expression.Sorted.of(property);
        return new Expression.Sorted<>(Expression.Sorted.inside(property), sorted.descending(), true);
    }

    /** Returns the property with NULL ordered last; without it, databases differ. */
    public static <T, V extends @Nullable Object> Prop<T, V> nullsLast(Prop<T, V> property) {
        Expression.Sorted<?, ?> sorted = Expression.Sorted.of(property);
        return new Expression.Sorted<>(Expression.Sorted.inside(property), sorted.descending(), false);
    }

    /** Returns the text in lower case, as the database converts it (SQLite: ASCII letters only). */
    public static <T, V extends @Nullable String> Prop<T, V> lower(Prop<T, V> property) {
        return new Expression.TextFunction<>("LOWER", property);
    }

    /** Returns the text in upper case, as the database converts it (SQLite: ASCII letters only). */
    public static <T, V extends @Nullable String> Prop<T, V> upper(Prop<T, V> property) {
        return new Expression.TextFunction<>("UPPER", property);
    }

    /** Returns the property, or the value where the property is NULL. */
    public static <T, V> Prop<T, V> coalesce(Prop<T, V> property, V value) {
        return new Expression.Coalesce<>(property, value);
    }

    /** Returns the property, or the other property where the first is NULL. */
    public static <T, E, V extends @Nullable Object> Prop<T, V> coalesceCol(Prop<T, V> property, Prop<E, V> other) {
        return new Expression.Coalesce<>(property, other);
    }

    /**
     * Begins an expression of several cases: {@code caseWhen(col(Hero::age).lt(18)).then("minor").orElse("adult")}.
     */
    public static Case.First caseWhen(Condition condition) {
        return new Case.First(condition);
    }

    /** Returns a value, not null, as a column. */
    public static <T, V> Prop<T, V> value(V value) {
        return new Expression.Literal<>(value);
    }

    // Decimals have as many digits after the point as Java computes. On SQLite a result of more than 15 digits is an
    // error; on every database a whole number out of the range of its type is an error.

    /** Returns the sum of a property and a value. */
    public static <T, V extends Number> Prop<T, V> plus(Prop<T, V> property, V value) {
        return new Expression.Arithmetic<>(property, "+", value);
    }

    /** Returns the sum of two properties. */
    public static <T, E, V extends Number> Prop<T, V> plusCol(Prop<T, V> property, Prop<E, V> other) {
        return new Expression.Arithmetic<>(property, "+", other);
    }

    /** Returns a property minus a value. */
    public static <T, V extends Number> Prop<T, V> minus(Prop<T, V> property, V value) {
        return new Expression.Arithmetic<>(property, "-", value);
    }

    /** Returns a property minus another property. */
    public static <T, E, V extends Number> Prop<T, V> minusCol(Prop<T, V> property, Prop<E, V> other) {
        return new Expression.Arithmetic<>(property, "-", other);
    }

    /** Returns the product of a property and a value. */
    public static <T, V extends Number> Prop<T, V> times(Prop<T, V> property, V value) {
        return new Expression.Arithmetic<>(property, "*", value);
    }

    /** Returns the product of two properties. */
    public static <T, E, V extends Number> Prop<T, V> timesCol(Prop<T, V> property, Prop<E, V> other) {
        return new Expression.Arithmetic<>(property, "*", other);
    }

    /** Returns the number of rows. */
    public static <T> Prop<T, Long> count() {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.COUNT, null, false);
    }

    /** Returns the number of rows whose property is not NULL. */
    public static <T, V extends @Nullable Object> Prop<T, Long> count(Prop<T, V> property) {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.COUNT, property, false);
    }

    /** Returns the number of distinct values of the property; NULL is not counted. */
    public static <T, V extends @Nullable Object> Prop<T, Long> countDistinct(Prop<T, V> property) {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.COUNT, property, true);
    }

    /** Returns the least value of the property; null if no row has a value. */
    public static <T, V extends @Nullable Object> Prop<T, V> min(Prop<T, V> property) {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.MIN, property, false);
    }

    /** Returns the greatest value of the property; null if no row has a value. */
    public static <T, V extends @Nullable Object> Prop<T, V> max(Prop<T, V> property) {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.MAX, property, false);
    }

    // The trailing parameters of sum and avg are not meant to be used. Without them the overloads would have the same
    // erasure, and javac considers those that have one only where the first does not fit.

    /** Returns the sum of {@code int} numbers as a {@code Long}; null if no row has a value. */
    public static <T> Prop<T, Long> sum(Prop<T, Integer> property) {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.SUM, property, false);
    }

    /**
     * Returns the sum of {@code long} numbers; null if no row has a value. A sum out of range is an error of the database.
     */
    public static <T> Prop<T, Long> sum(Prop<T, Long> property, Long... unused) {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.SUM, property, false);
    }

    /** Returns the sum of {@code short} numbers as a {@code Long}; null if no row has a value. */
    public static <T> Prop<T, Long> sum(Prop<T, Short> property, Short... unused) {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.SUM, property, false);
    }

    /**
     * Returns the exact sum of decimals; null if no row has a value. On SQLite a sum of more than 15 digits is an error.
     */
    public static <T> Prop<T, BigDecimal> sum(Prop<T, BigDecimal> property, BigDecimal... unused) {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.SUM, property, false);
    }

    /** Returns the sum of {@code BigInteger} numbers; null if no row has a value. */
    public static <T> Prop<T, BigInteger> sum(Prop<T, BigInteger> property, BigInteger... unused) {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.SUM, property, false);
    }

    /** Returns the sum of {@code double} numbers; null if no row has a value. */
    public static <T> Prop<T, Double> sum(Prop<T, Double> property, Double... unused) {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.SUM, property, false);
    }

    /** Returns the sum of {@code float} numbers as a {@code Double}; null if no row has a value. */
    public static <T> Prop<T, Double> sum(Prop<T, Float> property, Float... unused) {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.SUM, property, false);
    }

    /**
     * Returns the average of decimals, with as many digits as the database computes (SQLite: 15); null if there is
     * none.
     */
    public static <T> Prop<T, BigDecimal> avg(Prop<T, BigDecimal> property) {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.AVG, property, false);
    }

    /** Returns the average of whole or floating point numbers; null if no row has a value. */
    public static <T, V extends Number> Prop<T, Double> avg(Prop<T, V> property, Number... unused) {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.AVG, property, false);
    }
}
