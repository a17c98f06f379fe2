package dev.rxkit.query;

import dev.rxkit.error.QueryException;
import dev.rxkit.internal.CallSite;
import dev.rxkit.query.tree.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value or another, by the first condition that is true: {@code caseWhen(col(Hero::age).lt(18)).then("minor")
 * .orElse("adult")}. Immutable.
 *
 * @param <V> the values' type
 */
public final class Case<V> {

    /** A condition that still needs its value. */
    public static final class First {
        private final Condition condition;

        First(Condition condition) {
            this.condition = condition;
        }

        /** The value where the condition is true. */
        public <V> Case<V> then(V value) {
            return new Case<>(List.of(new Expression.Choice.Branch(condition, given(value))));
        }

        /** The column whose value it is where the condition is true. */
        public <E, V> Case<V> thenCol(Prop<E, V> column) {
            return new Case<>(List.of(new Expression.Choice.Branch(condition, column)));
        }
    }

    /**
     * One more condition that still needs its value.
     *
     * @param <V> the values' type
     */
    public static final class Next<V> {
        private final List<Expression.Choice.Branch> before;
        private final Condition condition;

        private Next(List<Expression.Choice.Branch> before, Condition condition) {
            this.before = before;
            this.condition = condition;
        }

        /** The value where this condition is true and none before. */
        public Case<V> then(V value) {
            return with(given(value));
        }

        /** The column whose value it is where this condition is true and none before. */
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

    /** One more condition, for rows that met none before. */
    public Next<V> when(Condition condition) {
        return new Next<>(branches, condition);
    }

    /** The value of all other rows. */
    public <T> Prop<T, V> orElse(V value) {
        return new Expression.Choice<>(branches, given(value));
    }

    /** The column whose value all other rows have. */
    public <T, E> Prop<T, V> orElseCol(Prop<E, V> column) {
        return new Expression.Choice<>(branches, column);
    }

    /** All other rows have none. */
    public <T> Prop<T, @Nullable V> orElseNull() {
        return new Expression.Choice<>(branches, null);
    }

    private static Object given(@Nullable Object value) {
        if (value == null) {
            throw new QueryException(
                    "at " + CallSite.here() + ": caseWhen(..) was given a null: leave the rows to orElseNull()");
        }
        return value;
    }
}
