package dev.rxkit.query;

import dev.rxkit.error.QueryException;
import dev.rxkit.internal.CallSite;
import dev.rxkit.query.text.StatementWords;
import dev.rxkit.query.tree.Expression;
import dev.rxkit.query.tree.Predicate;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The functions of the query language, for {@code import static}. */
public final class Sql {

    static {
        StatementWords.setInstance(new Words());
    }

    private Sql() {}

    /** Gives {@code session} the constructors of this package. */
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

    /** A condition on a property: {@code col(Hero::age).lt(10)}, {@code col((Hero h) -> h.age).lt(10)}. */
    public static <T, V extends @Nullable Object> Operators<V, Condition> col(Prop<T, V> property) {
        return new Operators<>(property, Supplier::get, false);
    }

    /** A condition on the property of that Java name, checked against the model by {@code where}. */
    public static Operators<Object, Condition> col(String property) {
        return new Operators<>(new Expression.NamedProperty<>(property), Supplier::get, false);
    }

    /** An {@code Optional} property as what is inside: {@code where(opt(User::nickname)).eq("Al")}. */
    public static <T, V> Prop<T, V> opt(Prop<T, Optional<V>> property) {
        return new Expression.UnwrappedOptional<>(property);
    }

    /** The property of that Java name, for places that take a property; checked against the model there. */
    public static <T> Prop<T, Object> named(String property) {
        return new Expression.NamedProperty<>(property);
    }

    /** True where one of the conditions is; false for none. */
    public static Condition anyOf(Condition... conditions) {
        return new Predicate.Junction(true, given("anyOf", conditions));
    }

    /** True where all of the conditions are; true for none. */
    public static Condition allOf(Condition... conditions) {
        return new Predicate.Junction(false, given("allOf", conditions));
    }

    private static List<Condition> given(String function, Condition... conditions) {
        if (Arrays.asList(conditions).contains(null)) {
            throw new QueryException("at " + CallSite.here() + ": " + function
                    + "(..) was given a null among its conditions: leave it out");
        }
        return List.of(conditions);
    }

    /** The opposite. A comparison with NULL matches neither way, as in SQL. */
    public static Condition not(Condition condition) {
        return new Predicate.Negation(given("not", condition).get(0));
    }

    /** True where the select gives a row; it may look at this statement's row by {@link #outer}. */
    public static Condition exists(Subquery<?> select) {
        return new Predicate.Exists(select);
    }

    /** In a select inside another statement: a property of the statement around it. */
    public static <T, V extends @Nullable Object> Prop<T, V> outer(Prop<T, V> property) {
        return new Expression.CorrelatedProperty<>(property);
    }

    /** A second name for a table, to join it with itself or twice. */
    public static <E> Alias<E> alias(Class<E> type, String name) {
        return new Alias<>(type, name);
    }

    /** A joined table's whole row, as a column of {@code to(..)}; null where a left join has none. */
    public static <E> Prop<E, @Nullable E> row(Class<E> type) {
        return new Expression.WholeRow<>(type, null);
    }

    /** Ascending, which is the default. */
    public static <T, V extends @Nullable Object> Prop<T, V> asc(Prop<T, V> property) {
        return new Expression.Sorted<>(property, false, null);
    }

    /** Ascending by the property of that Java name. */
    public static <T> Prop<T, Object> asc(String property) {
        return new Expression.Sorted<>(new Expression.NamedProperty<>(property), false, null);
    }

    /** Descending. */
    public static <T, V extends @Nullable Object> Prop<T, V> desc(Prop<T, V> property) {
        return new Expression.Sorted<>(property, true, null);
    }

    /** Descending by the property of that Java name. */
    public static <T> Prop<T, Object> desc(String property) {
        return new Expression.Sorted<>(new Expression.NamedProperty<>(property), true, null);
    }

    /** Rows without a value first; without it, databases differ. */
    public static <T, V extends @Nullable Object> Prop<T, V> nullsFirst(Prop<T, V> property) {
        Expression.Sorted<?, ?> sorted = Expression.Sorted.of(property);
        return new Expression.Sorted<>(Expression.Sorted.inside(property), sorted.descending(), true);
    }

    /** Rows without a value last; without it, databases differ. */
    public static <T, V extends @Nullable Object> Prop<T, V> nullsLast(Prop<T, V> property) {
        Expression.Sorted<?, ?> sorted = Expression.Sorted.of(property);
        return new Expression.Sorted<>(Expression.Sorted.inside(property), sorted.descending(), false);
    }

    /** The text in lower case, as the database folds it (SQLite: ASCII letters only). */
    public static <T, V extends @Nullable String> Prop<T, V> lower(Prop<T, V> property) {
        return new Expression.TextFunction<>("LOWER", property);
    }

    /** The text in upper case, as the database folds it (SQLite: ASCII letters only). */
    public static <T, V extends @Nullable String> Prop<T, V> upper(Prop<T, V> property) {
        return new Expression.TextFunction<>("UPPER", property);
    }

    /** The property, or the value where it is NULL. */
    public static <T, V> Prop<T, V> coalesce(Prop<T, V> property, V value) {
        return new Expression.Coalesce<>(property, value);
    }

    /** The property, or the other one where it is NULL. */
    public static <T, E, V extends @Nullable Object> Prop<T, V> coalesceCol(Prop<T, V> property, Prop<E, V> other) {
        return new Expression.Coalesce<>(property, other);
    }

    /** One value or another: {@code caseWhen(col(Hero::age).lt(18)).then("minor").orElse("adult")}. */
    public static Case.First caseWhen(Condition condition) {
        return new Case.First(condition);
    }

    /** A value in the place of a column. */
    public static <T, V> Prop<T, V> value(V value) {
        return new Expression.Literal<>(value);
    }

    // Decimals have the digits after the point that Java computes. SQLite computes up to 15 digits, more are an error;
    // whole numbers outside the range of their type are an error too.

    /** The sum of a property and a value. */
    public static <T, V extends Number> Prop<T, V> plus(Prop<T, V> property, V value) {
        return new Expression.Arithmetic<>(property, "+", value);
    }

    /** The sum of two properties. */
    public static <T, E, V extends Number> Prop<T, V> plusCol(Prop<T, V> property, Prop<E, V> other) {
        return new Expression.Arithmetic<>(property, "+", other);
    }

    /** A property less a value. */
    public static <T, V extends Number> Prop<T, V> minus(Prop<T, V> property, V value) {
        return new Expression.Arithmetic<>(property, "-", value);
    }

    /** A property less another one. */
    public static <T, E, V extends Number> Prop<T, V> minusCol(Prop<T, V> property, Prop<E, V> other) {
        return new Expression.Arithmetic<>(property, "-", other);
    }

    /** The product of a property and a value. */
    public static <T, V extends Number> Prop<T, V> times(Prop<T, V> property, V value) {
        return new Expression.Arithmetic<>(property, "*", value);
    }

    /** The product of two properties. */
    public static <T, E, V extends Number> Prop<T, V> timesCol(Prop<T, V> property, Prop<E, V> other) {
        return new Expression.Arithmetic<>(property, "*", other);
    }

    /** How many rows there are. */
    public static <T> Prop<T, Long> count() {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.COUNT, null, false);
    }

    /** How many rows have a value of the property. */
    public static <T, V extends @Nullable Object> Prop<T, Long> count(Prop<T, V> property) {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.COUNT, property, false);
    }

    /** How many different values the property has. */
    public static <T, V extends @Nullable Object> Prop<T, Long> countDistinct(Prop<T, V> property) {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.COUNT, property, true);
    }

    /** The least value; null of no rows. */
    public static <T, V extends @Nullable Object> Prop<T, V> min(Prop<T, V> property) {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.MIN, property, false);
    }

    /** The greatest value; null of no rows. */
    public static <T, V extends @Nullable Object> Prop<T, V> max(Prop<T, V> property) {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.MAX, property, false);
    }

    // The trailing parameters of sum and avg are never given: overloads on the type of a property would be one method
    // to the JVM without them, and javac tries those that have one only where the first does not fit.

    /** The sum of whole numbers, as a {@code Long}; null of no rows. */
    public static <T> Prop<T, Long> sum(Prop<T, Integer> property) {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.SUM, property, false);
    }

    /** The sum of long numbers; one too great fails; null of no rows. */
    public static <T> Prop<T, Long> sum(Prop<T, Long> property, Long... never) {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.SUM, property, false);
    }

    /** The sum of short numbers; null of no rows. */
    public static <T> Prop<T, Long> sum(Prop<T, Short> property, Short... never) {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.SUM, property, false);
    }

    /** The exact sum of decimals; null of no rows. SQLite adds up to 15 digits, more fail. */
    public static <T> Prop<T, BigDecimal> sum(Prop<T, BigDecimal> property, BigDecimal... never) {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.SUM, property, false);
    }

    /** The sum of great whole numbers; null of no rows. */
    public static <T> Prop<T, BigInteger> sum(Prop<T, BigInteger> property, BigInteger... never) {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.SUM, property, false);
    }

    /** The sum of floating point numbers; null of no rows. */
    public static <T> Prop<T, Double> sum(Prop<T, Double> property, Double... never) {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.SUM, property, false);
    }

    /** The sum of short floating point numbers, as a {@code Double}; null of no rows. */
    public static <T> Prop<T, Double> sum(Prop<T, Float> property, Float... never) {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.SUM, property, false);
    }

    /** The average of decimals, with as many digits as the database computes, which is 15 on SQLite; null of no rows. */
    public static <T> Prop<T, BigDecimal> avg(Prop<T, BigDecimal> property) {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.AVG, property, false);
    }

    /** The average of whole or floating point numbers; null of no rows. */
    public static <T, V extends Number> Prop<T, Double> avg(Prop<T, V> property, Number... never) {
        return new Expression.Aggregate<>(Expression.Aggregate.Function.AVG, property, false);
    }
}
