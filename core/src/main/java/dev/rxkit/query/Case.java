package dev.rxkit.query;

import dev.rxkit.error.QueryException;
import dev.rxkit.internal.CallSite;
import dev.rxkit.query.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression that has the value of the first condition that is true:
 * {@code caseWhen(col(Hero::age).lt(18)).then("minor").orElse("adult")}. Begun by {@link Sql#caseWhen}. Immutable.
 *
 * @param <V> the type of the values
 */
public final class Case<V> {

    /** The first condition, which still needs its value. */
    public static final class First {
        private final Condition condition;

        First(Condition condition) {
            this.condition = condition;
        }

        /**
         * Sets the value for rows that meet the condition.
         *
         * @throws QueryException if the value is null
         */
        public <V> Case<V> then(V value) {
            return new Case<>(List.of(new Expression.Choice.Branch(condition, requireValue(value))));
        }

        /** Sets the column whose value is taken for rows that meet the condition. */
        public <E, V> Case<V> thenCol(Prop<E, V> column) {
            return new Case<>(List.of(new Expression.Choice.Branch(condition, column)));
        }
    }

    /**
     * A further condition, which still needs its value.
     *
     * @param <V> the type of the values
     */
    public static final class Next<V> {
        private final List<Expression.Choice.Branch> before;
        private final Condition condition;

        private Next(List<Expression.Choice.Branch> before, Condition condition) {
            this.before = before;
            this.condition = condition;
        }

        /**
         * Sets the value for rows that meet this condition and no earlier one.
         *
         * @throws QueryException if the value is null
         */
        public Case<V> then(V value) {
            return with(requireValue(value));
        }

        /** Sets the column whose value is taken for rows that meet this condition and no earlier one. */
        public <E> Case<V> thenCol(Prop<E, V> column) {
            return with(column);
        }

        private Case<V> with(Object result) {
            List<Expression.Choice.Branch> all = new ArrayList<>(before);
            all.add(new Expression.Choice.Branch(condition, result));
            return new Case<>(all);
        }
    }

    private final List<Expression.Choice.Branch> branches;

    private Case(List<Expression.Choice.Branch> branches) {
        this.branches = List.copyOf(branches);
    }

    /** Adds a condition for the rows that meet no earlier one. */
    public Next<V> when(Condition condition) {
        return new Next<>(branches, condition);
    }

    /**
     * Completes the expression with the value of all other rows.
     *
     * @throws QueryException if the value is null; use {@link #orElseNull()}
     */
    public <T> Prop<T, V> orElse(V value) {
        return new Expression.Choice<>(branches, requireValue(value));
    }

    /** Completes the expression with the column whose value is taken for all other rows. */
    public <T, E> Prop<T, V> orElseCol(Prop<E, V> column) {
        return new Expression.Choice<>(branches, column);
    }

    /** Completes the expression; it is NULL for all other rows. */
    public <T> Prop<T, @Nullable V> orElseNull() {
        return new Expression.Choice<>(branches, null);
    }

    private static Object requireValue(@Nullable Object value) {
        if (value == null) {
            throw new QueryException(
                    "at " + CallSite.here() + ": caseWhen(..) was given a null value: use orElseNull()");
        }
        return value;
    }
}
